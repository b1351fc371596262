using System.Collections.Immutable;

namespace TabularRl.Interpretation;

/// <summary>How a <see cref="StateExplainer"/> searches the table.</summary>
public sealed record StateExplainerOptions
{
    /// <summary>The number of nearest states in an explanation; 0 or more, default 3.</summary>
    public int NearestCount { get; init; } = 3;

    /// <summary>The fewest visits, over all actions, of a state that is named as near; default 1, so that a row that was never updated is not.</summary>
    public long MinStateVisits { get; init; } = 1;

    /// <summary>By what near states are ordered; default <see cref="StateMetric.DifferingCells"/>.</summary>
    public StateMetric Metric { get; init; } = StateMetric.DifferingCells;

    /// <summary>
    /// What a difference of each position is divided by, one positive number a cell; empty, the default, for the range of the position over
    /// the table's states, 1 where it is constant.
    /// </summary>
    public ImmutableArray<double> Scales { get; init; } = [];

    /// <summary>The positions whose cells have no order, such as categories: they differ by 1 or not at all. Default none.</summary>
    public ImmutableArray<int> CategoricalCells { get; init; } = [];

    /// <summary>What may change in an explanation's counterfactual; default everything, towards any other action.</summary>
    public CounterfactualOptions Counterfactual { get; init; } = new();
}
