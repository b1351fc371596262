using System.Globalization;

namespace TabularRl.Environments.Wrappers;

/// <summary>
/// Multiplies every reward by a factor and adds an offset: <c>r' = factor · r + offset</c>. A finite model is offered with the same change.
/// </summary>
/// <remarks>
/// <para>A positive factor alone multiplies every value by it and leaves every policy's rank as it is, at any discount factor γ.</para>
/// <para>An offset adds <c>offset · (1 − γᵀ) / (1 − γ)</c> to the return of an episode of T steps, T · offset at γ = 1. So in a task that
/// terminates it pays for long or for short episodes and can change the optimal policy; in one that never does it adds
/// <c>offset / (1 − γ)</c> to every value and changes nothing.</para>
/// <para>Neither replaces a discount factor. A negative factor turns costs into rewards.</para>
/// </remarks>
public sealed class RewardScaling : EnvironmentWrapper
{
    /// <summary>Wraps an environment.</summary>
    /// <param name="inner">The environment.</param>
    /// <param name="factor">The factor; finite and not 0.</param>
    /// <param name="offset">The offset; finite, default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public RewardScaling(IEnvironment inner, double factor, double offset = 0)
        : base(inner)
    {
        if (!double.IsFinite(factor) || factor == 0)
            throw new ArgumentOutOfRangeException(nameof(factor), factor.ToString(CultureInfo.InvariantCulture), "The factor must be finite and not 0.");
        if (!double.IsFinite(offset))
            throw new ArgumentOutOfRangeException(nameof(offset), offset.ToString(CultureInfo.InvariantCulture), "The offset must be finite.");
        Factor = factor;
        Offset = offset;
    }

    /// <summary>The factor.</summary>
    public double Factor { get; }

    /// <summary>The offset.</summary>
    public double Offset { get; }

    /// <inheritdoc />
    public override StepResult Step(int action, Span<double> observation)
    {
        StepResult result = Inner.Step(action, observation);
        return result with { Reward = Scale(result.Reward) };
    }

    /// <summary>The reward that an agent outside is given for one of the environment inside.</summary>
    /// <param name="reward">The reward.</param>
    /// <returns><c>factor · reward + offset</c>.</returns>
    public double Scale(double reward) => Factor * reward + Offset;

    /// <inheritdoc />
    protected override IFiniteModel? GetModel(IFiniteEnvironment inner) => new ScaledModel(inner.Model, this);
}
