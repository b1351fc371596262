using System.Collections.Immutable;
using TabularRl.Crm;
using TabularRl.Discretization;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;

namespace CrmExperiment.Pipeline;

/// <summary>One level of an experiment's policy, its cells read as the features that were rounded to them. A policy that never backs off has one.</summary>
internal sealed class PolicyLevel
{
    private PolicyLevel(FrozenPolicy policy)
    {
        Policy = policy;
        Features = policy.Discretizer is FeatureSubsetDiscretizer subset ? subset.Features : [.. Enumerable.Range(0, policy.Discretizer.CellCount)];
    }

    public FrozenPolicy Policy { get; }

    /// <summary>The positions of the features that the level sees, in the order of its cells; none at the marginal level, whose only cell says nothing.</summary>
    public ImmutableArray<int> Features { get; }

    public static PolicyLevel Of(IPolicy policy, int level) => policy switch
    {
        FrozenBackOffPolicy levels => new PolicyLevel(levels.GetLevel(level)),
        FrozenPolicy plain => new PolicyLevel(plain),
        _ => throw NotOfThisProgram(policy),
    };

    /// <summary>What a policy says, whether it backs off or not.</summary>
    public static BackOffDecision Decide(IPolicy policy, ReadOnlySpan<double> observation) => policy switch
    {
        FrozenBackOffPolicy levels => levels.Decide(observation),
        FrozenPolicy plain => new BackOffDecision(plain.Decide(observation), 0, []),
        _ => throw NotOfThisProgram(policy),
    };

    /// <summary>The positions of the cells that have no order.</summary>
    public ImmutableArray<int> CategoricalCells(IReadOnlyList<CrmFeature> features) =>
        [.. Features.Index().Where(entry => features[entry.Item].Name is "Country_Encoded" or "Education_Encoded" or "Segment").Select(entry => entry.Index)];

    /// <summary>An observation in which the level's features are those of a state, and the others stay.</summary>
    public double[] Observe(ReadOnlySpan<int> cells, ReadOnlySpan<double> observation)
    {
        double[] result = observation.ToArray();
        for (int i = 0; i < Features.Length; i++)
            result[Features[i]] = ExperimentDefinition.ValueOf(cells[i]);
        return result;
    }

    private static ArgumentException NotOfThisProgram(IPolicy policy) =>
        new($"A {policy.GetType().Name} is not one of this program's policies.", nameof(policy));
}
