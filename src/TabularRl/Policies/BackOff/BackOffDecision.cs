using System.Collections.Immutable;
using TabularRl.Environments;

namespace TabularRl.Policies.BackOff;

/// <summary>What a policy that backs off says about an observation.</summary>
/// <param name="Decision">
/// The deciding level's decision among the actions that the finer levels had left: runner-up and ties are of these, values and visits of that
/// level's row.
/// </param>
/// <param name="Level">The level that decided, from 0, the finest.</param>
/// <param name="PassedOver">Why each finer level did not decide, the finest first; as many as <paramref name="Level"/>.</param>
public sealed record BackOffDecision(Decision Decision, int Level, ImmutableArray<BackOffReason> PassedOver)
{
    /// <summary>The legal actions that the finer levels had left to the one that decided; the others cannot be chosen, whatever it holds of them.</summary>
    public ActionMask Candidates { get; init; }

    /// <summary>Whether every part is equal.</summary>
    /// <param name="other">The other decision.</param>
    /// <returns>True if it is.</returns>
    public bool Equals(BackOffDecision? other) =>
        other is not null && Level == other.Level && Candidates == other.Candidates && Decision.Equals(other.Decision) && PassedOver.AsSpan().SequenceEqual(other.PassedOver.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Decision, Level);
}
