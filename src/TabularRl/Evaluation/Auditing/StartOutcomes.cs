using System.Collections.Immutable;
using System.Globalization;
using TabularRl.Discretization;
using TabularRl.Environments;

namespace TabularRl.Evaluation.Auditing;

/// <summary>For every start of a split, each once: the cells of its first observation, and whether its logged outcome is a success.</summary>
public sealed class StartOutcomes
{
    private readonly int[][] _cells;

    /// <summary>Creates the list.</summary>
    /// <param name="featureNames">The features' names.</param>
    /// <param name="cells">For each feature the cell of every start.</param>
    /// <param name="outcomes">The outcome of every start.</param>
    /// <exception cref="ArgumentException">Lengths differ, or there is nothing.</exception>
    public StartOutcomes(IReadOnlyList<string> featureNames, IReadOnlyList<int[]> cells, IReadOnlyList<bool> outcomes)
    {
        ArgumentNullException.ThrowIfNull(featureNames);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (featureNames.Count == 0 || outcomes.Count == 0)
            throw new ArgumentException("There must be a feature and a start.", nameof(featureNames));
        if (cells.Count != featureNames.Count || cells.Any(feature => feature.Length != outcomes.Count))
            throw new ArgumentException($"Each of the {featureNames.Count} features needs a cell for each of the {outcomes.Count} starts.", nameof(cells));
        FeatureNames = [.. featureNames];
        _cells = [.. cells.Select(feature => (int[])feature.Clone())];
        Outcomes = [.. outcomes];
    }

    /// <summary>The features' names.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The outcome of every start.</summary>
    public IReadOnlyList<bool> Outcomes { get; }

    /// <summary>Resets an environment to each of its starts and notes the cells of what it shows.</summary>
    /// <param name="environment">The environment of the split.</param>
    /// <param name="discretizer">The discretizer, whose cells are noted.</param>
    /// <param name="featureNames">The names of the cells; null for those of the discretizer where it has one a cell, else numbers.</param>
    /// <param name="outcomes">The logged outcome of every start.</param>
    /// <param name="seed">The seed of every reset; default 0.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">Environment, discretizer and outcomes do not fit.</exception>
    public static StartOutcomes From(
        IStartableEnvironment environment, IStateDiscretizer discretizer, IReadOnlyList<string>? featureNames, IReadOnlyList<bool> outcomes, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(discretizer);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (outcomes.Count != environment.StartCount)
            throw new ArgumentException($"The environment has {environment.StartCount} starts, and {outcomes.Count} outcomes were given.", nameof(outcomes));
        if (discretizer.ObservationSize != environment.ObservationSize)
            throw new ArgumentException("Environment and discretizer have observations of different sizes.", nameof(discretizer));

        int[][] cells = [.. Enumerable.Range(0, discretizer.CellCount).Select(_ => new int[outcomes.Count])];
        var observation = new double[environment.ObservationSize];
        var state = new int[discretizer.CellCount];
        for (int start = 0; start < outcomes.Count; start++)
        {
            environment.ResetTo(start, seed, observation);
            discretizer.Discretize(observation, state);
            for (int i = 0; i < state.Length; i++)
                cells[i][start] = state[i];
        }

        return new StartOutcomes(featureNames ?? Names(discretizer), cells, outcomes);
    }

    /// <summary>The cells of a feature, one a start.</summary>
    internal int[] CellsOf(int feature) => _cells[feature];

    private static string[] Names(IStateDiscretizer discretizer)
    {
        ImmutableArray<string> names = discretizer.Description.FeatureNames;
        return names.IsDefaultOrEmpty || names.Length != discretizer.CellCount
            ? [.. Enumerable.Range(0, discretizer.CellCount).Select(i => $"cell {i.ToString(CultureInfo.InvariantCulture)}")]
            : [.. names];
    }
}
