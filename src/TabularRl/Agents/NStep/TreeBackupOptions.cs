namespace TabularRl.Agents.NStep;

/// <summary>The options of a <see cref="TreeBackupAgent"/>. The defaults suit small stochastic tasks.</summary>
public sealed record TreeBackupOptions : NStepOptions
{
    /// <summary>The policy whose values are learned; default <see cref="TreeBackupTarget.Greedy"/>.</summary>
    public TreeBackupTarget Target { get; init; }

    internal override void Validate()
    {
        base.Validate();
        if (!Enum.IsDefined(Target))
            throw new ArgumentOutOfRangeException(nameof(Target), Target, "The target policy must be Greedy or Exploration.");
    }
}
