using System.Collections.Immutable;
using System.Globalization;
using CrmExperiment.Cli;
using TabularRl.Agents.QLearning;
using TabularRl.Crm;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;

namespace CrmExperiment.Pipeline;

/// <summary>One training and its evaluation: what is played, under which rules, and how it is learned.</summary>
internal sealed record ExperimentDefinition
{
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

    public IReadOnlyList<CrmFeature> Features => Response == ResponseKind.Simulated ? SimulatedFeatures.All : CrmFeatureSets.DefaultFor(Protocol);

    /// <summary>
    /// α 0.1, γ 0.95 and ε × 0.995 an episode as published. Under the simulated response, where an action's outcome is random, α falls with
    /// the visits, so that values settle, and ε more slowly, so that rare successes are met often enough.
    /// </summary>
    public QLearningOptions CreateAgentOptions(ulong agentSeed) => new()
    {
        DiscountFactor = 0.95,
        LearningRate = Response == ResponseKind.Simulated ? Schedule.InverseVisits(0.8) : Schedule.Constant(0.1),
        Exploration = new EpsilonGreedy(Schedule.Exponential(1.0, Response == ResponseKind.Simulated ? 0.99995 : 0.995, 0.01)),
        Seed = agentSeed,
    };

    /// <summary>Customers for training: 30 % subscribers, 30 % with a first call, 40 % all, as published; all alike where the log's outcome plays no part.</summary>
    public ICustomerSampler Sampler => Response == ResponseKind.Simulated ? UniformSampler.Instance : StratifiedSampler.Published;

    public string SamplerName => Response == ResponseKind.Simulated ? "all customers alike" : "30 % subscribers, 30 % with a first call, 40 % all";

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
