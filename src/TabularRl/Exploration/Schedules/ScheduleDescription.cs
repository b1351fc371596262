using System.Collections.Immutable;
using System.Globalization;

namespace TabularRl.Exploration.Schedules;

/// <summary>A schedule as plain data. Two descriptions are equal if kind and parameters are.</summary>
/// <param name="Kind">The schedule's kind, for example <c>exponential</c>; one of your own needs a name of its own.</param>
/// <param name="Parameters">Its parameters, in a fixed order; a default array is taken as empty.</param>
public sealed record ScheduleDescription(string Kind, ImmutableArray<double> Parameters)
{
    /// <summary>Its parameters, in a fixed order.</summary>
    public ImmutableArray<double> Parameters { get; init; } = Parameters.IsDefault ? [] : Parameters;

    /// <summary>Whether kind and parameters are equal.</summary>
    /// <param name="other">The other description.</param>
    /// <returns>True if they are.</returns>
    public bool Equals(ScheduleDescription? other) =>
        other is not null && Kind == other.Kind && Parameters.AsSpan().SequenceEqual(other.Parameters.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, Parameters.Length);

    /// <summary>The description in one word, for example <c>exponential(1, 0.995, 0.01)</c>.</summary>
    /// <returns>The same text in every culture.</returns>
    public override string ToString() =>
        $"{Kind}({string.Join(", ", Parameters.Select(parameter => parameter.ToString("R", CultureInfo.InvariantCulture)))})";
}
