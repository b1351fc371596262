using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Tables;

namespace TabularRl.Interpretation;

/// <summary>Distances between the cells of two states, and which of two distances is smaller.</summary>
internal sealed class CellMetric
{
    private readonly double[] _scales;
    private readonly bool[] _categorical;
    private readonly bool _scaledFirst;

    public CellMetric(QTable table, StateExplainerOptions options)
    {
        if (options.Metric is not (StateMetric.DifferingCells or StateMetric.ScaledDistance))
            throw new ArgumentOutOfRangeException(nameof(options), options.Metric, "The metric is not one of its values.");
        _scaledFirst = options.Metric == StateMetric.ScaledDistance;
        _categorical = Flags(options.CategoricalCells, table.CellCount, nameof(options.CategoricalCells));
        if (options.Scales.IsDefaultOrEmpty)
        {
            _scales = Ranges(table);
            return;
        }

        if (options.Scales.Length != table.CellCount)
            throw new ArgumentException($"There are {options.Scales.Length} scales for states of {table.CellCount} cells.", nameof(options));
        _scales = [.. options.Scales];
        foreach (double scale in _scales)
        {
            if (!(scale > 0 && double.IsFinite(scale)))
                throw new ArgumentOutOfRangeException(nameof(options), scale, "A scale must be positive and finite.");
        }
    }

    /// <summary>A flag for each position that a list names.</summary>
    public static bool[] Flags(ImmutableArray<int> positions, int cellCount, string name)
    {
        var flags = new bool[cellCount];
        foreach (int position in positions.IsDefault ? [] : positions)
        {
            if ((uint)position >= (uint)cellCount)
                throw new ArgumentOutOfRangeException(name, position, $"A state has {cellCount} cells, counted from 0.");
            flags[position] = true;
        }

        return flags;
    }

    public StateDistance Between(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        int differing = 0;
        double scaled = 0;
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] == right[i])
                continue;
            differing++;
            // In double, because the difference of two cells of 32 bits needs 33.
            scaled += _categorical[i] ? 1 : Math.Abs((double)left[i] - right[i]) / _scales[i];
        }

        return new StateDistance(differing, scaled);
    }

    public int Compare(StateDistance left, StateDistance right)
    {
        int byCount = left.DifferingCells.CompareTo(right.DifferingCells);
        int byScale = left.ScaledDistance.CompareTo(right.ScaledDistance);
        return _scaledFirst ? (byScale != 0 ? byScale : byCount) : (byCount != 0 ? byCount : byScale);
    }

    private static double[] Ranges(QTable table)
    {
        var min = new int[table.CellCount];
        var max = new int[table.CellCount];
        var cells = new int[table.CellCount];
        for (int row = 0; row < table.StateCount; row++)
        {
            StateKey.Read(table.GetKey(row), table.CellWidth, cells);
            for (int i = 0; i < cells.Length; i++)
            {
                min[i] = row == 0 ? cells[i] : Math.Min(min[i], cells[i]);
                max[i] = row == 0 ? cells[i] : Math.Max(max[i], cells[i]);
            }
        }

        var scales = new double[table.CellCount];
        for (int i = 0; i < scales.Length; i++)
            scales[i] = max[i] > min[i] ? (double)max[i] - min[i] : 1;
        return scales;
    }
}
