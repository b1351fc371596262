using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>What the same training gives on other seeds, in a sentence that never leaves the best constant policy out.</summary>
internal static class SeedsRemark
{
    public static string? Of(ExperimentResult experiment)
    {
        if (experiment.Seeds is not { } seeds)
            return null;
        DifferenceResult random = seeds.TrainedMinusRandom, constant = seeds.TrainedMinusBestConstant;
        DifferenceResult randomOverCustomers = seeds.TrainedMinusRandomOverCustomers, constantOverCustomers = seeds.TrainedMinusBestConstantOverCustomers;
        return $"{Figures.Count(seeds.Count, "training seed")}: {Figures.Percent(seeds.Rate)} on average (95 % interval over seeds {Figures.PercentRange(seeds.Low, seeds.High)}; "
            + $"lowest {Figures.Percent(seeds.LowestRate)}, highest {Figures.Percent(seeds.HighestRate)}); less random ({Figures.Percent(seeds.RandomRate)}) "
            + $"{Figures.SignedPoints(random.Difference)} points ({Figures.PointsRange(random.Low, random.High)}; over customers {Figures.PointsRange(randomOverCustomers.Low, randomOverCustomers.High)}), less the best constant policy, "
            + $"{Wording.Quoted(constant.Name)} ({Figures.Percent(seeds.BestConstantRate)}), {Figures.SignedPoints(constant.Difference)} ({Figures.PointsRange(constant.Low, constant.High)}; over customers {Figures.PointsRange(constantOverCustomers.Low, constantOverCustomers.High)}). "
            + $"It is {seeds.Verdict}. Coverage {Figures.Share(seeds.CoverageBeforeBackOff)} before backing off, {Figures.Share(seeds.Coverage)} after."
            + (GreedyWording.SeedsSentence(experiment) is { } regret ? $" {regret}" : "");
    }
}
