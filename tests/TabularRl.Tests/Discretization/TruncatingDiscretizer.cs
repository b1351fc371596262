using TabularRl.Discretization;

namespace TabularRl.Tests.Discretization;

/// <summary>A discretizer as a user might write one, with nothing but the members that he must write: the whole part of each feature.</summary>
internal sealed class TruncatingDiscretizer(int size, CellWidth width) : IStateDiscretizer
{
    public int ObservationSize => size;

    public int CellCount => size;

    public CellWidth CellWidth => width;

    public DiscretizerDescription Description { get; } = new("truncating", size, size, width, [], []);

    public void Discretize(ReadOnlySpan<double> observation, Span<int> cells)
    {
        if (observation.Length != size || cells.Length != size)
            throw new ArgumentException($"The discretizer takes {size} features.", nameof(observation));
        for (int i = 0; i < cells.Length; i++)
        {
            if (double.IsNaN(observation[i]))
                throw new ArgumentException($"Feature {i} is NaN.", nameof(observation));
            cells[i] = (int)observation[i];
        }
    }
}
