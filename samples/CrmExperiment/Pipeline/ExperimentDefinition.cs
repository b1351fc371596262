using System.Collections.Immutable;
using System.Globalization;
using CrmExperiment.Cli;
using TabularRl.Agents;
using TabularRl.Agents.BackOff;
using TabularRl.Agents.QLearning;
using TabularRl.Crm;
using TabularRl.Discretization;

namespace CrmExperiment.Pipeline;

/// <summary>One training and its evaluation: what is played, under which rules, and how it is learned.</summary>
internal sealed record ExperimentDefinition
{
    private const int StateDecimals = 2;

    public required string Name { get; init; }

    public required CrmProtocol Protocol { get; init; }

    public required ResponseKind Response { get; init; }

    public required CrmReward Reward { get; init; }

    public required bool FitFunnel { get; init; }

    public required int Budget { get; init; }

    public string ProtocolName => Protocol == CrmProtocol.Published ? "published" : "prospective";

    public string ResponseName => Response == ResponseKind.Logged ? "logged" : "simulated";

    public string RewardName => Reward == CrmReward.Program ? "program" : "documented";

    public string? FunnelName => Response == ResponseKind.Logged ? null : FitFunnel ? "fitted" : "preset";

    /// <summary>The state; by default the one that belongs to protocol and response.</summary>
    public IReadOnlyList<CrmFeature> Features
    {
        get => field ?? (Response == ResponseKind.Simulated ? SimulatedFeatures.All : CrmFeatureSets.DefaultFor(Protocol));
        init;
    }

    /// <summary>
    /// How it learns. By default γ 0.95, α 0.1 and ε × 0.995 an episode as published. Under the simulated response, where an action's outcome
    /// is random, α falls with the visits, so that values settle, and ε more slowly, so that rare successes are met often enough.
    /// </summary>
    public LearningSettings Learning
    {
        get => field ?? (Response == ResponseKind.Simulated ? LearningSettings.Simulated : LearningSettings.Published);
        init;
    }

    /// <summary>Whom training plays; by default 30 % subscribers, 30 % with a first call, 40 % all, as published, and all alike where the log's outcome plays no part.</summary>
    public CustomerMix Mix
    {
        get => field ?? (Response == ResponseKind.Simulated ? CustomerMix.Uniform : CustomerMix.Published);
        init;
    }

    /// <summary>
    /// Whether coarser states decide where the fine one is unknown or undecided: under the prospective protocol with the logged response, where
    /// most segments of customers never saw a subscriber. The published experiment did not, and the simulated funnel's few states need none.
    /// </summary>
    public bool BacksOff => Protocol == CrmProtocol.Prospective && Response == ResponseKind.Logged;

    /// <summary>The published state key: each feature in single precision, times 100, rounded half to even.</summary>
    public RoundingDiscretizer CreateDiscretizer() =>
        new(Features.Select(feature => feature.Name), new RoundingOptions { Decimals = StateDecimals, SinglePrecision = true, CellWidth = CellWidth.Int16 });

    /// <summary>The value that a cell of a state stands for.</summary>
    public static double ValueOf(int cell) => cell / Math.Pow(10, StateDecimals);

    /// <summary>All features, then how far the customer has come, then nothing: the marginal values of the actions.</summary>
    public BackOffLevels CreateLevels()
    {
        var levels = new BackOffLevels(CreateDiscretizer());
        string[] live = [.. Features.Where(feature => feature.Live != LiveFeature.None).Select(feature => feature.Name)];
        return BacksOff ? levels.ThenFeatures(live).ThenMarginal() : levels;
    }

    public ISnapshotAgent CreateAgent(ulong seed)
    {
        QLearningOptions options = Learning.ToOptions(seed);
        return BacksOff
            ? new BackOffQLearningAgent(CreateLevels(), CrmActions.Count, new BackOffQLearningOptions { Learning = options })
            : new QLearningAgent(CreateDiscretizer(), CrmActions.Count, options);
    }

    /// <summary>What a checkpoint says of its experiment, enough to set it up again.</summary>
    public ImmutableSortedDictionary<string, string> ToOptions() => ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("experiment", Name),
        KeyValuePair.Create("protocol", ProtocolName),
        KeyValuePair.Create("response", ResponseName),
        KeyValuePair.Create("reward", RewardName),
        KeyValuePair.Create("funnel", FunnelName ?? "none"),
        KeyValuePair.Create("budget", Budget.ToString(CultureInfo.InvariantCulture)),
    ]);

    public static ExperimentDefinition FromOptions(ImmutableSortedDictionary<string, string> options)
    {
        try
        {
            return new ExperimentDefinition
            {
                Name = options["experiment"],
                Protocol = options["protocol"] == "published" ? CrmProtocol.Published : CrmProtocol.Prospective,
                Response = options["response"] == "simulated" ? ResponseKind.Simulated : ResponseKind.Logged,
                Reward = options["reward"] == "program" ? CrmReward.Program : CrmReward.Documented,
                FitFunnel = options["funnel"] == "fitted",
                Budget = int.Parse(options["budget"], NumberStyles.None, CultureInfo.InvariantCulture),
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or OverflowException)
        {
            throw new UserErrorException("The checkpoint was not written by this program: it does not say which experiment it belongs to.", e);
        }
    }
}
