using System.Runtime.InteropServices;
using TabularRl.Discretization;
using TabularRl.Tables;

namespace TabularRl.Interpretation;

/// <summary>The distinct observations of a background sample and how often each occurs, in the order in which they first occur.</summary>
internal sealed class BackgroundSample
{
    private readonly IStateDiscretizer _discretizer;
    private readonly List<double[]> _points = [];
    private readonly List<int[]> _cells = [];
    private readonly List<int> _counts = [];

    public BackgroundSample(IStateDiscretizer discretizer, IEnumerable<double[]> observations)
    {
        _discretizer = discretizer;
        var index = discretizer.HasOneCellPerFeature
            ? new StateIndex(discretizer.CellCount, CellWidth.Int32)
            : new StateIndex(checked(2 * discretizer.ObservationSize), CellWidth.Int32);
        var key = new ulong[index.KeyWordCount];
        foreach (double[] observation in observations)
        {
            ArgumentNullException.ThrowIfNull(observation, nameof(observations));
            int[] cells = Discretize(observation);
            if (discretizer.HasOneCellPerFeature)
                StateKey.WriteCells(cells, CellWidth.Int32, key);
            else
                MemoryMarshal.Cast<double, ulong>(observation).CopyTo(key);

            int point = index.GetOrAdd(key, out bool added);
            if (added)
            {
                _points.Add([.. observation]);
                _cells.Add(cells);
                _counts.Add(0);
            }

            _counts[point]++;
            Count++;
        }

        if (Count == 0)
            throw new ArgumentException("The background holds no observation; give some that the policy meets, for example those of its training.", nameof(observations));
    }

    /// <summary>The number of observations.</summary>
    public int Count { get; }

    /// <summary>The number of distinct ones: of states where each feature has one cell, of observations elsewhere.</summary>
    public int PointCount => _points.Count;

    public double[] Point(int point) => _points[point];

    public int CountOf(int point) => _counts[point];

    public int[] Discretize(ReadOnlySpan<double> observation)
    {
        var cells = new int[_discretizer.CellCount];
        _discretizer.Discretize(observation, cells);
        return cells;
    }

    /// <summary>The features in which an observation and a point may differ to the table.</summary>
    public void GetActiveFeatures(ReadOnlySpan<double> observation, int[] cells, int point, List<int> features)
    {
        features.Clear();
        for (int i = 0; i < observation.Length; i++)
        {
            bool differs = _discretizer.HasOneCellPerFeature ? cells[i] != _cells[point][i] : observation[i] != _points[point][i];
            if (differs)
                features.Add(i);
        }
    }
}
