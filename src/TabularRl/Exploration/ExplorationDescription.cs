using System.Collections.Immutable;
using TabularRl.Exploration.Schedules;

namespace TabularRl.Exploration;

/// <summary>An exploration policy as plain data. Two descriptions are equal if every part is.</summary>
/// <param name="Kind">The policy's kind, for example <c>epsilon-greedy</c>.</param>
/// <param name="Schedule">The schedule of its parameter.</param>
/// <param name="Settings">Everything else that it depends on, in a fixed order.</param>
public sealed record ExplorationDescription(string Kind, ScheduleDescription Schedule, ImmutableArray<double> Settings)
{
    /// <summary>Describes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>Its description.</returns>
    public static ExplorationDescription Of(IExplorationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new ExplorationDescription(policy.Kind, policy.Schedule.Description, policy.Settings);
    }

    /// <summary>Rebuilds a built-in policy.</summary>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">The policy or its schedule is not built in, or its parameters do not fit.</exception>
    public IExplorationPolicy Build() => Kind switch
    {
        EpsilonGreedy.KindName when Settings.IsDefaultOrEmpty => new EpsilonGreedy(Schedules.Schedule.FromDescription(Schedule)),
        Greedy.KindName when Settings.IsDefaultOrEmpty && new Greedy() is var greedy && Schedule.Equals(greedy.Schedule.Description) => greedy,
        Softmax.KindName when Settings.IsDefaultOrEmpty => new Softmax(Schedules.Schedule.FromDescription(Schedule)),
        Mellowmax.KindName when Settings.IsDefaultOrEmpty => new Mellowmax(Schedules.Schedule.FromDescription(Schedule)),
        UpperConfidenceBound.KindName when Settings.IsDefaultOrEmpty => new UpperConfidenceBound(Schedules.Schedule.FromDescription(Schedule)),
        CountBonus.KindName when Settings.IsDefaultOrEmpty => new CountBonus(Schedules.Schedule.FromDescription(Schedule)),
        _ => throw new ArgumentException($"'{Kind}' is not a built-in exploration policy, or has settings that it does not know; pass the policy itself."),
    };

    /// <summary>Whether every part is equal.</summary>
    /// <param name="other">The other description.</param>
    /// <returns>True if it is.</returns>
    public bool Equals(ExplorationDescription? other) =>
        other is not null
        && Kind == other.Kind
        && Schedule.Equals(other.Schedule)
        && (Settings.IsDefault ? [] : Settings.AsSpan()).SequenceEqual(other.Settings.IsDefault ? [] : other.Settings.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, Schedule);
}
