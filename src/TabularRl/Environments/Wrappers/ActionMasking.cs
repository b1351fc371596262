using System.Diagnostics.CodeAnalysis;

namespace TabularRl.Environments.Wrappers;

/// <summary>
/// Gives an environment a mask, by a function of the observation or from its finite model. What the environment inside forbids stays
/// forbidden. Taking an illegal action is refused, so that whoever plays to the end has kept to the mask.
/// </summary>
/// <remarks>In the last state of an episode that terminated, nothing is left to choose, and every action counts as legal.</remarks>
public sealed class ActionMasking : EnvironmentWrapper, IMaskedEnvironment
{
    private readonly ActionMaskFunction? _function;
    private readonly IFiniteEnvironment? _finite;
    private readonly IMaskedEnvironment? _masked;

    /// <summary>Masks by a function of the observation.</summary>
    /// <param name="inner">The environment.</param>
    /// <param name="function">The legal actions by the observation; asked once a reset and once a step that does not terminate.</param>
    public ActionMasking(IEnvironment inner, ActionMaskFunction function)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(function);
        _function = function;
        _masked = inner.FindCapability<IMaskedEnvironment>();
    }

    private ActionMasking(IEnvironment inner, IFiniteEnvironment finite)
        : base(inner)
    {
        _finite = finite;
        _masked = inner.FindCapability<IMaskedEnvironment>();
    }

    /// <inheritdoc />
    public ActionMask LegalActions { get; private set; }

    /// <summary>Masks by the legal actions of the environment's finite model.</summary>
    /// <param name="inner">The environment; it is an <see cref="IFiniteEnvironment"/>, wrapped or not.</param>
    /// <returns>The masked environment.</returns>
    /// <exception cref="InvalidOperationException">The environment has no model.</exception>
    public static ActionMasking ByModel(IEnvironment inner) => new(inner, inner.GetCapability<IFiniteEnvironment>());

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="action"/> is not an action of the environment, or is illegal in the current state.</exception>
    public override StepResult Step(int action, Span<double> observation)
    {
        if ((uint)action < (uint)ActionCount && !LegalActions.IsLegal(action))
            ThrowIllegal(action);
        StepResult result = Inner.Step(action, observation);
        LegalActions = result.Terminated ? ActionMask.All : Mask(observation);
        return result;
    }

    /// <inheritdoc />
    protected override void BeginEpisode(ResetRequest request, Span<double> observation)
    {
        BeginInner(request, observation);
        LegalActions = Mask(observation);
    }

    /// <inheritdoc />
    protected override IFiniteModel? GetModel(IFiniteEnvironment inner) =>
        _function is null ? inner.Model : new MaskedModel(inner, _function);

    private ActionMask Mask(ReadOnlySpan<double> observation)
    {
        ActionMask mask = _function is not null ? _function(observation) : _finite!.Model.GetLegalActions(_finite.CurrentState);
        if (_masked is not null)
            mask = mask.Intersect(_masked.LegalActions);
        if (mask.CountLegal(ActionCount) < 1)
            ThrowNoneLegal();
        return mask;
    }

    [DoesNotReturn]
    private static void ThrowIllegal(int action) =>
        throw new ArgumentOutOfRangeException(nameof(action), action, "The action is illegal in the current state; choose one that LegalActions allows.");

    [DoesNotReturn]
    private static void ThrowNoneLegal() =>
        throw new InvalidOperationException("The mask leaves no legal action, with those of the environment inside; let it allow at least one in every state.");
}
