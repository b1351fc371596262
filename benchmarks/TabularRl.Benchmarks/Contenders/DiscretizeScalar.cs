using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>What <see cref="Discretize"/> does, feature by feature.</summary>
internal sealed class DiscretizeScalar(StatePool<double> observations) : IContender
{
    private readonly short[] _cells = new short[TaskConstants.CellCount];

    /// <summary>The cells of the last observation.</summary>
    public ReadOnlySpan<short> Cells => _cells;

    public long Run()
    {
        foreach (int place in observations.Places)
        {
            ReadOnlySpan<double> observation = observations.At(place);
            for (int i = 0; i < observation.Length; i++)
            {
                float rounded = MathF.Round((float)observation[i] * 100f);
                short cell = (short)(int)rounded;
                if (cell != rounded)
                    throw new InvalidOperationException("A cell does not fit in 16 bits.");
                _cells[i] = cell;
            }
        }

        return observations.Places.Length;
    }
}
