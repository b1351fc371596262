using CrmExperiment.Results;
using TabularRl.Statistics;

namespace CrmExperiment.Reporting;

/// <summary>The published figures beside those of this run, and why the published factor does not hold.</summary>
internal sealed class PublishedClaim
{
    private const string NotGiven = "not given";

    private readonly ExperimentResults _results;
    private readonly ExperimentResult? _here;

    private PublishedClaim(ExperimentResults results, ExperimentResult? here)
    {
        _results = results;
        _here = here;
    }

    /// <summary>One figure twice; <paramref name="Here"/> is empty where the published protocol was not run, and <paramref name="IsTime"/> marks what no two runs share.</summary>
    internal sealed record Row(string What, string Published, string Here, bool IsTime = false);

    public static PublishedClaim Of(ExperimentResults results) =>
        new(results, results.Experiments.FirstOrDefault(experiment => experiment.Protocol == "published"));

    public static PublishedClaim Of(ExperimentResults results, ExperimentResult here) => new(results, here);

    public bool HasFiguresHere => _here is not null;

    public IReadOnlyList<Row> Rows =>
    [
        new("states in the table", Figures.Count(PublishedFigures.States), Here(e => Figures.Count(e.States))),
        new("training time", Figures.Duration(PublishedFigures.TrainingSeconds), Here(e => Figures.Duration(e.TrainingSeconds)), IsTime: true),
        new("steps of a training episode", Figures.Number(PublishedFigures.TrainingSteps, 1), Here(e => Figures.Number(e.TrainingSteps, 1))),
        new("subscriptions in training", $"{Figures.Percent(PublishedFigures.TrainingSubscriptionRate)} (last 1,000 episodes)",
            Here(e => $"{Figures.Percent(e.TrainingSubscriptionRate)} (all {Figures.Count(e.Episodes)})")),
        new("trained policy on test", $"{Figures.Percent(PublishedFigures.TestRate)} ({PublishedSuccesses})", Here(e => Figures.Percent(e.Test.Trained.Rate))),
        new("what is called random", $"{Figures.Percent(PublishedFigures.ClaimedRandomRate)} (share of subscribers)",
            Here(e => $"{Figures.Percent(e.Test.Random.Rate)} (random policy on test)")),
        new("subscribers among all customers", Figures.Percent(PublishedFigures.ClaimedRandomRate), Here(_ => Figures.Percent(ShareOfSubscribers))),
        new("trained against random", $"{Figures.Number(PublishedFigures.ClaimedFactor, 1)}×", Here(e => FactorOf(e, e.Test.Trained))),
        new("best constant against random", NotGiven, Here(e => FactorOf(e, e.Test.BestConstant))),
        new("the most any policy can earn", NotGiven, Here(e => Figures.Percent(e.Test.Ceiling))),
        new("known first states on test", NotGiven, Here(e => Figures.Share(e.Test.FirstStateCoverage))),
    ];

    /// <summary>The reasons, each a clause that a list or a sentence can hold.</summary>
    public IReadOnlyList<string> Reasons
    {
        get
        {
            var reasons = new List<string>();
            if (_here is not null && Coverage(_here.Test.FirstStateCoverage) is string coverage)
                reasons.Add(coverage);
            string random = $"{Figures.Percent(PublishedFigures.ClaimedRandomRate)} is the share of subscribers among all customers, not what a random policy earns in the same environment";
            reasons.Add(random + (_here is null || Verdict.Of(_here).NothingToWin ? "" : $" (here {Figures.Percent(_here.Test.Random.Rate)})"));
            Interval interval = WilsonInterval.Of(PublishedFigures.TestSuccesses, PublishedFigures.TestEpisodes);
            reasons.Add($"{PublishedSuccesses} is anything from {Figures.PercentRange(interval.Low, interval.High)}");
            if (_here is not null && !Verdict.Of(_here).NothingToWin)
                reasons.Add($"no policy can exceed the ceiling, here {Figures.Percent(_here.Test.Ceiling)}");
            return reasons;
        }
    }

    public string Sentence => $"The published “{Figures.Number(PublishedFigures.ClaimedFactor, 1)}×” does not hold: {string.Join("; ", Reasons)}.";

    /// <summary>What keeps the two columns from being the same experiment; null where nothing does.</summary>
    public string? Caution
    {
        get
        {
            if (_here is null)
                return "The published protocol was not run here, so its figures stand alone.";
            string data = _results.Data.IsGenerated ? "The figures here come from generated customers, the published ones from a company's. " : "";
            string reward = _here.Reward == "program" ? "" : "The published figures come from the published program's reward, those here from the documented one. ";
            string caution = (data + reward).TrimEnd();
            return caution.Length == 0 ? null : caution;
        }
    }

    private static string PublishedSuccesses => $"{PublishedFigures.TestSuccesses} of {Figures.Count(PublishedFigures.TestEpisodes)}";

    private double ShareOfSubscribers => _results.Data.Customers == 0
        ? 0
        : (double)_results.Data.Splits.Sum(split => split.Subscribers) / _results.Data.Customers;

    private static string? Coverage(double known) => known switch
    {
        0 => "the policy met no known first state on the test set here, so it began with every customer blindly",
        < 0.5 => $"the policy knew {Figures.Share(known)} of the first states on the test set here",
        _ => null,
    };

    private static string FactorOf(ExperimentResult experiment, PolicyResult policy) =>
        Figures.Factor(policy.Rate, experiment.Test.Random.Rate) ?? "none (random won nobody)";

    private string Here(Func<ExperimentResult, string> figure) => _here is null ? "" : figure(_here);
}
