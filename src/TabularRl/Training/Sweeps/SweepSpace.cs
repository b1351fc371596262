namespace TabularRl.Training.Sweeps;

/// <summary>The parameters that a sweep varies, in a fixed order. Immutable and thread-safe.</summary>
public sealed class SweepSpace
{
    private readonly SweepParameter[] _parameters;

    /// <summary>Creates a space.</summary>
    /// <param name="parameters">The parameters; at least one, with different names.</param>
    /// <exception cref="ArgumentException">There is none, or two have the same name.</exception>
    public SweepSpace(params IEnumerable<SweepParameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = [.. parameters];
        if (_parameters.Length == 0)
            throw new ArgumentException("A sweep needs a parameter to vary; give at least one.", nameof(parameters));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (SweepParameter parameter in _parameters)
        {
            ArgumentNullException.ThrowIfNull(parameter, nameof(parameters));
            if (!names.Add(parameter.Name))
                throw new ArgumentException($"Two parameters are named '{parameter.Name}'; each needs a name of its own.", nameof(parameters));
        }
    }

    /// <summary>The parameters, in their order.</summary>
    public IReadOnlyList<SweepParameter> Parameters => _parameters;

    /// <summary>Makes a configuration from values by name, for example one to compare with the others.</summary>
    /// <param name="values">A value for each parameter; it need not be one of a list's or within a distribution's bounds.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ArgumentException">A name is unknown, a parameter has no value, or a value is of another type.</exception>
    public SweepConfiguration CreateConfiguration(IReadOnlyDictionary<string, object> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var ordered = new object[_parameters.Length];
        foreach ((string name, object value) in values)
        {
            int index = IndexOf(name);
            if (!_parameters[index].Accepts(value))
            {
                throw new ArgumentException(
                    $"Parameter '{name}' holds values of type {_parameters[index].ValueType.Name}, not {value?.GetType().Name ?? "null"}.", nameof(values));
            }

            ordered[index] = value;
        }

        int missing = Array.IndexOf(ordered, null);
        if (missing >= 0)
            throw new ArgumentException($"The configuration has no value for '{_parameters[missing].Name}'; give one for each of: {KnownNames}.", nameof(values));
        return new SweepConfiguration(this, ordered);
    }

    private string KnownNames => string.Join(", ", _parameters.Select(parameter => parameter.Name));

    internal int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int index = Array.FindIndex(_parameters, parameter => parameter.Name == name);
        return index >= 0 ? index : throw new ArgumentException($"The sweep has no option '{name}'; it has: {KnownNames}.", nameof(name));
    }
}
