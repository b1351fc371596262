using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Training.Sweeps;

namespace CrmExperiment.Pipeline;

/// <summary>Was it critical to play subscribers more often than they come? Mixes of training customers, each on the same seeds.</summary>
internal static class SamplingComparison
{
    private const int SeedCount = 20;
    private const int FirstSeedCount = 3;
    private const double Rounding = 1e-12;
    private const string Idle = "No mix can show an effect here: the policies never act on what they learned, and earn exactly what the random policy earns.";
    private const string Hopeless = "No mix can show an effect here: no policy can win any of the test customers.";

    private static readonly SweepParameter<CustomerMix> Mix = SweepParameter.Choice(
        "mix", CustomerMix.Published, CustomerMix.Uniform, new CustomerMix(0.1, 0.1), new CustomerMix(0.5, 0.3));

    /// <summary>Under the logged response; in the simulated funnel the log's subscribers are nobody special.</summary>
    public static IEnumerable<ExperimentDefinition> Of(IEnumerable<ExperimentDefinition> plan) =>
        plan.Where(definition => definition.Response == ResponseKind.Logged);

    public static SamplingResult Compute(ExperimentDefinition definition, ExperimentData data, ulong seed, Repetitions repetitions, CancellationToken cancellationToken)
    {
        var rates = new SeededRates(definition, data, seed, repetitions);
        IReadOnlyList<SweepConfiguration> mixes = Sweep.Grid(new SweepSpace(Mix));

        RateResult random = rates.Random(cancellationToken);

        // Where nobody can be won, or policies never act on what they learned, all earn exactly what random earns, and more seeds would say nothing more.
        SweepResult result = rates.Run(mixes, firstRepetition: 0, FirstSeedCount, Vary, cancellationToken);
        string? idle = !result.Rows.All(row => row.Scores.All(score => Math.Abs(score - random.Rate) < Rounding)) ? null
            : random.Rate == 0 ? Hopeless
            : Idle;
        if (idle is null)
            result = rates.Run(mixes, firstRepetition: 0, SeedCount, Vary, cancellationToken);
        SamplingRowResult[] rows = [.. result.Rows.Select((row, index) => Describe(row, index == 0 ? null : result.Compare(index, 0)))];
        return new SamplingResult(
            definition.Name, rates.EpisodeCount, result.Rows[0].SeedCount, random, rows, idle ?? Judge(rows[1].MinusPublished!));
    }

    private static ExperimentDefinition Vary(SweepConfiguration configuration, ExperimentDefinition definition) =>
        configuration.Get(Mix) == definition.Mix ? definition : definition with { Mix = configuration.Get(Mix) };

    private static SamplingRowResult Describe(SweepRow row, SweepDifference? fromPublished)
    {
        CustomerMix mix = row.Configuration.Get(Mix);
        return new SamplingRowResult(
            mix.Name,
            mix.SubscriberShare,
            mix.FirstCallShare,
            row.Mean,
            row.Interval!.Value.Low,
            row.Interval.Value.High,
            fromPublished is null ? null : SeedFigures.Describe(CustomerMix.Published.Name, fromPublished));
    }

    private static string Judge(SeedDifferenceResult uniform)
    {
        string figures = $"playing all customers alike gives {Figures.SignedPoints(uniform.Difference)} points ({Figures.PointsRange(uniform.Low, uniform.High)}) against the published mix";
        return uniform switch
        {
            { High: < 0 } => $"Oversampling subscribers helped: {figures}.",
            { Low: > 0 } => $"Oversampling subscribers was not critical, it did harm: {figures}.",
            _ => $"That oversampling subscribers is critical is not borne out: {figures}.",
        };
    }
}
