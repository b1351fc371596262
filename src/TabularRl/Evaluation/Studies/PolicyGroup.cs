using TabularRl.Policies;

namespace TabularRl.Evaluation.Studies;

/// <summary>One policy, or several of one kind that differ in nothing but the seed of their training. With several, the training seed is the unit of every interval.</summary>
public sealed record PolicyGroup
{
    /// <summary>Creates a group of one policy.</summary>
    /// <param name="policy">The policy, which also names the group.</param>
    public PolicyGroup(IPolicy policy)
        : this((policy ?? throw new ArgumentNullException(nameof(policy))).Name, [policy])
    {
    }

    /// <summary>Creates a group.</summary>
    /// <param name="name">Its name in the result.</param>
    /// <param name="members">A policy for each training seed; at least one.</param>
    /// <exception cref="ArgumentException">The name is empty, or there is no member.</exception>
    public PolicyGroup(string name, IReadOnlyList<IPolicy> members)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0)
            throw new ArgumentException($"The group '{name}' has no policy.", nameof(members));
        Name = name;
        Members = [.. members];
    }

    /// <summary>The name in the result.</summary>
    public string Name { get; }

    /// <summary>A policy for each training seed.</summary>
    public IReadOnlyList<IPolicy> Members { get; }
}
