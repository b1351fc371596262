using TabularRl.Randomness;

namespace TabularRl.Training.Sweeps;

/// <summary>A sweep's parameter with typed values; made by <see cref="SweepParameter.Choice"/> and its siblings.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class SweepParameter<T> : SweepParameter
    where T : notnull
{
    private readonly Func<Pcg64, T> _draw;

    internal SweepParameter(string name, T[]? values, Func<Pcg64, T> draw)
        : base(name)
    {
        Values = values;
        _draw = draw;
    }

    /// <summary>The values in the order of the grid, or null where they come from a distribution.</summary>
    public IReadOnlyList<T>? Values { get; }

    /// <inheritdoc />
    public override Type ValueType => typeof(T);

    /// <inheritdoc />
    public override int? ValueCount => Values?.Count;

    internal override object GetValue(int index) => Values![index];

    internal override object Draw(Pcg64 random) => _draw(random);

    internal override bool Accepts(object value) => value is T;
}
