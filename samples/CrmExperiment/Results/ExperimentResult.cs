using System.Text.Json.Serialization;

namespace CrmExperiment.Results;

/// <summary>One training and its evaluation.</summary>
internal sealed record ExperimentResult
{
    /// <summary>Unique; <c>baseline-</c>, protocol and response for the three main ones.</summary>
    public required string Name { get; init; }

    /// <summary><c>published</c> or <c>prospective</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary><c>logged</c> or <c>simulated</c>.</summary>
    public required string Response { get; init; }

    /// <summary><c>documented</c> or <c>program</c>.</summary>
    public required string Reward { get; init; }

    /// <summary>The simulated funnel's parameters, <c>preset</c> or <c>fitted</c>; null under the logged response.</summary>
    public required string? Funnel { get; init; }

    /// <summary>The number of features in the state.</summary>
    public required int Features { get; init; }

    public required IReadOnlyList<string> FeatureNames { get; init; }

    public required int Budget { get; init; }

    public required HyperparameterResult Hyperparameters { get; init; }

    public required long Episodes { get; init; }

    public required int States { get; init; }

    public required double TrainingSeconds { get; init; }

    /// <summary>The mean number of steps of a training episode.</summary>
    public required double TrainingSteps { get; init; }

    /// <summary>The share of training episodes that ended in a subscription; of the sampler's customers, under the exploring policy.</summary>
    public required double TrainingSubscriptionRate { get; init; }

    /// <summary>ε before the first episode, since the curve holds it at the end of each stretch only; null where it is not known.</summary>
    public double? InitialEpsilon { get; init; }

    public required IReadOnlyList<CurvePointResult> Curve { get; init; }

    /// <summary>The greedy policy along the training, on the test customers; null where it was not looked at, as in one read from a checkpoint.</summary>
    public IReadOnlyList<GreedyPointResult>? GreedyCurve { get; init; }

    public required TestResult Test { get; init; }

    /// <summary>The same training on further seeds; null where it was trained once only.</summary>
    public SeedsResult? Seeds { get; init; }
}

/// <summary>How it was learned; <paramref name="Levels"/> are the states that decide, from fine to coarse, one where nothing backs off.</summary>
internal sealed record HyperparameterResult(
    double DiscountFactor, string LearningRate, string Exploration, double InitialActionValue, string Sampler, string TieBreaking, IReadOnlyList<string> Levels);

/// <summary>A stretch of training episodes; <paramref name="EpisodeCount"/> is the sample size of its mean and rate.</summary>
internal sealed record CurvePointResult(
    long FirstEpisode,
    long EpisodeCount,
    double MeanReturn,
    double ReturnLow,
    double ReturnHigh,
    double SubscriptionRate,
    double SubscriptionLow,
    double SubscriptionHigh,
    double Epsilon,
    int States);

/// <summary>The evaluation on the test customers.</summary>
internal sealed record TestResult
{
    public required int Customers { get; init; }

    public required int Subscribers { get; init; }

    /// <summary>The share of the trained policy's decisions on states that training had updated, at the level that decided.</summary>
    public required double Coverage { get; init; }

    /// <summary>The same at the finest level, whichever decided; equal where nothing backs off.</summary>
    public required double CoverageBeforeBackOff { get; init; }

    /// <summary>The share of decisions that each level made, from the finest to the coarsest that made one.</summary>
    public required IReadOnlyList<double> LevelShares { get; init; }

    /// <summary>The same, of first decisions only.</summary>
    public required double FirstStateCoverage { get; init; }

    /// <summary>The best rate that any policy can reach.</summary>
    public required double Ceiling { get; init; }

    public required IReadOnlyList<PolicyResult> Policies { get; init; }

    public required DifferenceResult TrainedMinusRandom { get; init; }

    public required DifferenceResult TrainedMinusBestConstant { get; init; }

    [JsonIgnore]
    public PolicyResult Trained => Policies.First(policy => policy.Name == "trained");

    [JsonIgnore]
    public PolicyResult Random => Policies.First(policy => policy.Name == "random");

    [JsonIgnore]
    public PolicyResult BestConstant => Policies.First(policy => policy.Name == TrainedMinusBestConstant.Name);
}

/// <summary>How one policy did: <c>trained</c>, <c>random</c> or <c>always-…</c>.</summary>
internal sealed record PolicyResult(
    string Name, double Rate, double Low, double High, double MeanReturn, double MeanActions, int Repetitions, double MonteCarloHalfWidth)
{
    /// <summary>What a subscription cost: all contacts over all subscriptions, one point each as the reward is documented; null where there was none.</summary>
    public double? ContactsPerSubscription => Rate > 0 ? MeanActions / Rate : null;

    public double SubscriptionsPer100Contacts => MeanActions > 0 ? 100 * Rate / MeanActions : 0;
}

/// <summary>A difference of two rates over the same customers; <paramref name="Name"/> is the baseline's.</summary>
internal sealed record DifferenceResult(string Name, double Difference, double Low, double High, double PValue);

/// <summary>What trainings on several seeds give: rates and differences are means over them, with Student's t intervals, since the seed is the unit.</summary>
internal sealed record SeedsResult
{
    public required int Count { get; init; }

    public required double Rate { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    public required double LowestRate { get; init; }

    public required double HighestRate { get; init; }

    public required double Coverage { get; init; }

    public required double CoverageBeforeBackOff { get; init; }

    public required double RandomRate { get; init; }

    public required double BestConstantRate { get; init; }

    public required DifferenceResult TrainedMinusRandom { get; init; }

    public required DifferenceResult TrainedMinusBestConstant { get; init; }

    /// <summary>The same differences with the customer as the unit, each customer's figure being the mean over the seeds.</summary>
    public required DifferenceResult TrainedMinusRandomOverCustomers { get; init; }

    public required DifferenceResult TrainedMinusBestConstantOverCustomers { get; init; }

    /// <summary>The regret of the discounted return; null where the best return is not known.</summary>
    public RegretResult? ReturnRegret { get; init; }

    /// <summary>What the differences over seeds say, in words.</summary>
    public required string Verdict { get; init; }
}
