using TabularRl.Randomness;

namespace TabularRl.Training.Sweeps;

/// <summary>
/// A named option that a sweep varies: a list of values (<see cref="Choice"/>), which suits grids and random search, or a distribution
/// (<see cref="Uniform"/>, <see cref="LogUniform"/>), which suits random search only. Immutable and thread-safe.
/// </summary>
public abstract class SweepParameter
{
    private protected SweepParameter(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>The name, compared ordinally.</summary>
    public string Name { get; }

    /// <summary>The type of the values.</summary>
    public abstract Type ValueType { get; }

    /// <summary>The number of values, or null where the values come from a distribution.</summary>
    public abstract int? ValueCount { get; }

    /// <summary>A parameter with a list of values.</summary>
    /// <typeparam name="T">Their type; any, also options, schedules or functions. It should have a readable <see cref="object.ToString"/>.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="values">The values in the order of the grid; at least one, all different.</param>
    /// <returns>The parameter. Random search draws each value with equal probability.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the list is empty, holds null or holds a value twice.</exception>
    public static SweepParameter<T> Choice<T>(string name, params IReadOnlyList<T> values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        T[] copy = [.. values];
        if (copy.Length == 0)
            throw new ArgumentException($"Parameter '{name}' has no values; give at least one.", nameof(values));
        if (copy.Any(value => value is null) || copy.Distinct().Count() != copy.Length)
            throw new ArgumentException($"Parameter '{name}' has a value twice, or null; give each value once.", nameof(values));
        return new SweepParameter<T>(name, copy, random => copy[random.NextInt32(copy.Length)]);
    }

    /// <summary>A parameter that is drawn uniformly from [<paramref name="low"/>, <paramref name="high"/>).</summary>
    /// <param name="name">The name.</param>
    /// <param name="low">The lower bound, inclusive; finite.</param>
    /// <param name="high">The upper bound, exclusive; finite and above the lower.</param>
    /// <returns>The parameter; for random search only.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the bounds are not finite and ascending.</exception>
    public static SweepParameter<double> Uniform(string name, double low, double high)
    {
        CheckBounds(name, low, high);
        return new SweepParameter<double>(name, null, random => Math.Min(low + (high - low) * random.NextDouble(), Math.BitDecrement(high)));
    }

    /// <summary>A parameter whose logarithm is drawn uniformly: as often between 0.001 and 0.01 as between 0.01 and 0.1.</summary>
    /// <param name="name">The name.</param>
    /// <param name="low">The lower bound, inclusive; positive and finite.</param>
    /// <param name="high">The upper bound, exclusive; finite and above the lower.</param>
    /// <returns>The parameter; for random search only.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the bounds are not positive, finite and ascending.</exception>
    public static SweepParameter<double> LogUniform(string name, double low, double high)
    {
        CheckBounds(name, low, high);
        if (low <= 0)
            throw new ArgumentException($"Parameter '{name}' is drawn by its logarithm; its lower bound must be positive.", nameof(low));
        double logLow = Math.Log(low), logHigh = Math.Log(high);
        return new SweepParameter<double>(
            name, null, random => Math.Clamp(Math.Exp(logLow + (logHigh - logLow) * random.NextDouble()), low, Math.BitDecrement(high)));
    }

    internal abstract object GetValue(int index);

    internal abstract object Draw(Pcg64 random);

    internal abstract bool Accepts(object value);

    private static void CheckBounds(string name, double low, double high)
    {
        if (!(double.IsFinite(low) && double.IsFinite(high) && low < high && double.IsFinite(high - low)))
            throw new ArgumentException($"Parameter '{name}' needs finite bounds, the lower below the upper.", nameof(low));
    }
}
