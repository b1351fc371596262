namespace TabularRl.Agents.Hysteretic;

/// <summary>The options of a <see cref="HystereticQAgent"/>. The defaults are those of Matignon et al. 2007: α = 0.1, β = 0.01.</summary>
public sealed record HystereticQOptions : TabularAgentOptions
{
    /// <summary>What the learning rate is multiplied by where a value goes down, β / α; in (0, 1], default 0.1. 1 gives Q-learning.</summary>
    public double DecreaseFactor { get; init; } = 0.1;

    internal override void Validate()
    {
        base.Validate();
        if (!(DecreaseFactor is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(DecreaseFactor), DecreaseFactor, "The factor of decreases must lie in (0, 1].");
    }
}
