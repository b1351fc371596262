using System.Numerics;

namespace TabularRl.Environments;

/// <summary>
/// Which actions are legal in a state, one bit an action; the default value allows every action. An environment with illegal actions has
/// at most <see cref="MaxActionCount"/> of them; one without has no such limit, because it never makes a mask.
/// </summary>
public readonly struct ActionMask : IEquatable<ActionMask>
{
    /// <summary>The largest number of actions that a mask can speak of.</summary>
    public const int MaxActionCount = 64;

    // Stored inverted: a set bit is an illegal action, so that default(ActionMask) forbids nothing.
    private readonly ulong _illegal;

    private ActionMask(ulong illegal) => _illegal = illegal;

    /// <summary>The mask that allows every action.</summary>
    public static ActionMask All => default;

    /// <summary>Whether the mask allows every action.</summary>
    public bool AllowsAll => _illegal == 0;

    /// <summary>One bit an action, set where it is legal.</summary>
    internal ulong LegalBits => ~_illegal;

    /// <summary>A mask from one bit an action, set where it is illegal; bits past the last action are 0, and one action at least is legal.</summary>
    internal static ActionMask FromIllegalBits(ulong illegal) => new(illegal);

    /// <summary>Makes a mask from one flag an action.</summary>
    /// <param name="legal">True where the action is legal; 1 to <see cref="MaxActionCount"/> flags.</param>
    /// <returns>The mask.</returns>
    /// <exception cref="ArgumentException">There are no flags, too many, or none is true: a state without a legal action cannot be acted in.</exception>
    public static ActionMask FromFlags(ReadOnlySpan<bool> legal)
    {
        if (legal.IsEmpty || legal.Length > MaxActionCount)
            throw new ArgumentException($"A mask has 1 to {MaxActionCount} actions, not {legal.Length}.", nameof(legal));

        ulong illegal = 0;
        for (int action = 0; action < legal.Length; action++)
        {
            if (!legal[action])
                illegal |= 1UL << action;
        }

        if (BitOperations.PopCount(illegal) == legal.Length)
            throw new ArgumentException($"The mask forbids all {legal.Length} actions; a state needs one that is legal.", nameof(legal));
        return new ActionMask(illegal);
    }

    /// <summary>Whether an action is legal.</summary>
    /// <param name="action">The action; one past <see cref="MaxActionCount"/> is legal under the mask that allows all.</param>
    /// <returns>True if it is legal.</returns>
    public bool IsLegal(int action) => _illegal == 0 || ((_illegal >> action) & 1) == 0;

    /// <summary>The number of legal actions.</summary>
    /// <param name="actionCount">The number of actions, legal or not.</param>
    /// <returns>At least 1 for the environment's own masks.</returns>
    public int CountLegal(int actionCount) => actionCount - BitOperations.PopCount(_illegal);

    /// <summary>The n-th legal action, counted from 0 in ascending order.</summary>
    /// <param name="rank">Which one, from 0 to <see cref="CountLegal"/> − 1.</param>
    /// <returns>The action.</returns>
    public int GetLegal(int rank)
    {
        if (_illegal == 0)
            return rank;
        ulong legal = ~_illegal;
        for (; rank > 0; rank--)
            legal &= legal - 1;
        return BitOperations.TrailingZeroCount(legal);
    }

    /// <summary>The actions that both masks allow; it may be none, which the caller must look at.</summary>
    internal ActionMask Intersect(ActionMask other) => new(_illegal | other._illegal);

    /// <inheritdoc />
    public bool Equals(ActionMask other) => _illegal == other._illegal;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ActionMask other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _illegal.GetHashCode();

    /// <summary>Whether two masks allow the same actions.</summary>
    /// <param name="left">One mask.</param>
    /// <param name="right">The other.</param>
    /// <returns>True if they do.</returns>
    public static bool operator ==(ActionMask left, ActionMask right) => left.Equals(right);

    /// <summary>Whether two masks differ in an action.</summary>
    /// <param name="left">One mask.</param>
    /// <param name="right">The other.</param>
    /// <returns>True if they do.</returns>
    public static bool operator !=(ActionMask left, ActionMask right) => !left.Equals(right);
}
