namespace TabularRl.Training.Sweeps;

/// <summary>A value for each parameter of a sweep. Immutable; thread-safe if its values are.</summary>
public sealed class SweepConfiguration
{
    private readonly object[] _values;

    internal SweepConfiguration(SweepSpace space, object[] values)
    {
        Space = space;
        _values = values;
    }

    /// <summary>The parameters.</summary>
    public SweepSpace Space { get; }

    /// <summary>The values, in the order of the parameters.</summary>
    public IReadOnlyList<object> Values => _values;

    /// <summary>The value of a parameter.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="name">Its name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">There is no such parameter, or its values are of another type; the message lists what there is.</exception>
    public T Get<T>(string name)
    {
        int index = Space.IndexOf(name);
        return _values[index] is T value
            ? value
            : throw new ArgumentException($"Option '{name}' holds values of type {Space.Parameters[index].ValueType.Name}, not {typeof(T).Name}.", nameof(name));
    }

    /// <summary>The value of a parameter.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="parameter">The parameter; found by its name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">There is no such parameter, or its values are of another type.</exception>
    public T Get<T>(SweepParameter<T> parameter)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Get<T>(parameter.Name);
    }

    /// <summary>The values by name, for example <c>learningRate = 0.1, discountFactor = 0.9</c>; the same in every culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Join(", ", Space.Parameters.Select((parameter, i) => $"{parameter.Name} = {SweepText.Of(_values[i])}"));
}
