using CrmExperiment.Results;

namespace CrmExperiment.Tests.Reporting;

/// <summary>Results of the grid and the mixes as a run might have found them; no figure here was measured.</summary>
internal static class PlausibleSweep
{
    private static readonly GridRowResult Published = new(0.1, 0.95, 0.995, 0.056, 0.050, 0.062);

    public static GridResult Grid(
        (double Mean, double Low, double High)? discountFactor = null, (double Mean, double Low, double High)? oneStep = null)
    {
        (double gammaMean, double gammaLow, double gammaHigh) = discountFactor ?? (-0.004, -0.006, -0.002);
        (double stepMean, double stepLow, double stepHigh) = oneStep ?? (-0.046, -0.056, -0.036);
        GridRowResult best = new(0.05, 0.9, 0.999, 0.078, 0.066, 0.090);
        return new GridResult
        {
            Experiment = "baseline-prospective-simulated",
            Episodes = 100_000,
            Seeds = 10,
            Random = new(0.0044, 0.0043, 0.0045),
            Rows = [best, Published],
            Importance =
            [
                new("learningRate", 0.563, 0.0001), new("discountFactor", 0.010, 0.054), new("epsilonDecay", 0.008, 0.1),
                new("learningRate × discountFactor", 0.002, 0.88), new("learningRate × epsilonDecay", 0.005, 0.567), new("discountFactor × epsilonDecay", 0.009, 0.263),
            ],
            NoiseShare = 0.4,
            Ranges =
            [
                new("learningRate", 0.05, 0.2, -0.031, -0.035, -0.027), new("discountFactor", 0.9, 0.99, gammaMean, gammaLow, gammaHigh),
                new("epsilonDecay", 0.99, 0.999, -0.002, -0.007, 0.003),
            ],
            LearningRateBeyondDiscountFactor = new(0.02, 0.01, 0.03),
            Best = best,
            BestAgain = best with { Rate = 0.07, Low = 0.061, High = 0.079 },
            BestMinusPublished = new("α 0.1, γ 0.95, ε × 0.995", 0.014, 0.003, 0.026, 0.02),
            BestMinusRunnerUp = new("α 0.05, γ 0.9, ε × 0.995", -0.004, -0.017, 0.01, 0.5),
            OneStep = new(7.04, new(0.1, 0, 0.995, 0.0094, 0.008, 0.011), Published, new("α 0.1, γ 0.95, ε × 0.995", stepMean, stepLow, stepHigh, 0.0001)),
            Verdict = "It says what it says.",
        };
    }

    public static SamplingResult Sampling() => new(
        "baseline-prospective-logged",
        100_000,
        20,
        new(0.0042, 0.0026, 0.0059),
        [
            new("30 % subscribers", 0.3, 0.3, 0.0138, 0.0136, 0.0139, null),
            new("all customers alike", 0, 0, 0.0124, 0.011, 0.014, new("30 % subscribers", -0.0014, -0.003, 0.0002, 0.08)),
        ],
        "That oversampling subscribers is critical is not borne out.");
}
