using System.Diagnostics.CodeAnalysis;

namespace TabularRl.Environments.Wrappers;

/// <summary>
/// A base for environments around another one: everything goes through unless it is overridden. Mask, goal, starts, the generator's state
/// and interfaces that this library does not know are offered exactly if the environment inside offers them.
/// </summary>
/// <remarks>
/// A finite model is hidden unless <see cref="GetModel"/> says how it stands with the wrapper around it: a wrapper that changes rewards
/// and passes the model on would make planning answer for another task. A wrapper that renumbers actions implements
/// <see cref="IMaskedEnvironment"/> itself. Not thread-safe. A step allocates nothing beside what the environment inside does.
/// </remarks>
public abstract class EnvironmentWrapper : IEnvironmentWrapper
{
    private readonly IStartableEnvironment? _startable;
    private FiniteView? _finite;

    /// <summary>Wraps an environment.</summary>
    /// <param name="inner">The environment inside; from now on it is used through the wrapper only.</param>
    protected EnvironmentWrapper(IEnvironment inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
        _startable = inner.FindCapability<IStartableEnvironment>();
    }

    /// <inheritdoc />
    public IEnvironment Inner { get; }

    /// <inheritdoc />
    public virtual int ObservationSize => Inner.ObservationSize;

    /// <inheritdoc />
    public virtual int ActionCount => Inner.ActionCount;

    /// <inheritdoc />
    public void Reset(ulong? seed, Span<double> observation) => BeginEpisode(new ResetRequest(seed, Start: null), observation);

    /// <inheritdoc />
    public virtual StepResult Step(int action, Span<double> observation) => Inner.Step(action, observation);

    /// <inheritdoc />
    public T? FindCapability<T>()
        where T : class
    {
        if (this is T own)
            return own;
        if (typeof(T) == typeof(IMaskedEnvironment))
            return Inner.FindCapability<IMaskedEnvironment>() is { } masked ? (T)(object)new MaskedView(this, masked) : null;
        if (typeof(T) == typeof(IGoalEnvironment))
            return Inner.FindCapability<IGoalEnvironment>() is { } goal ? (T)(object)new GoalView(this, goal) : null;
        if (typeof(T) == typeof(IStartableEnvironment))
            return _startable is null ? null : (T)(object)new StartableView(this, _startable);
        if (typeof(T) == typeof(IFiniteEnvironment))
            return (T?)(object?)FindFinite();
        return Inner.FindCapability<T>();
    }

    /// <summary>Starts an episode, by a reset or at a start that was asked for, and writes its first observation. Override to set what the wrapper keeps of an episode.</summary>
    /// <param name="request">How to begin.</param>
    /// <param name="observation">Receives the observation; its length is not checked yet.</param>
    protected virtual void BeginEpisode(ResetRequest request, Span<double> observation) => BeginInner(request, observation);

    /// <summary>Starts an episode of the environment inside.</summary>
    /// <param name="request">How to begin.</param>
    /// <param name="observation">Receives the observation of the environment inside.</param>
    /// <exception cref="InvalidOperationException">A start is asked for, and the environment inside has no starts.</exception>
    protected void BeginInner(ResetRequest request, Span<double> observation)
    {
        if (request.Start is not { } start)
            Inner.Reset(request.Seed, observation);
        else if (_startable is { } startable)
            startable.ResetTo(start, request.Seed, observation);
        else
            throw new InvalidOperationException($"{Inner.GetType().Name} has no starts to begin at.");
    }

    /// <summary>The finite model as it stands with this wrapper around the environment; asked for once. Default null: it no longer holds, and none is offered.</summary>
    /// <param name="inner">The environment inside, which has a model.</param>
    /// <returns>The model, often <c>inner.Model</c> itself, or null.</returns>
    protected virtual IFiniteModel? GetModel(IFiniteEnvironment inner) => null;

    /// <summary>Writes the observation that an agent outside has in a state of the model; by default that of the environment inside.</summary>
    /// <param name="inner">The environment inside.</param>
    /// <param name="state">The state.</param>
    /// <param name="observation">Receives the observation.</param>
    protected virtual void ObserveState(IFiniteEnvironment inner, int state, Span<double> observation) => inner.GetObservation(state, observation);

    /// <summary>Refuses a span whose length is not <see cref="ObservationSize"/>; for wrappers that change observations.</summary>
    /// <param name="observation">The span.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    protected void CheckLength(ReadOnlySpan<double> observation)
    {
        if (observation.Length != ObservationSize)
            ThrowLength(observation.Length);
    }

    internal void ResetTo(int start, ulong? seed, Span<double> observation) => BeginEpisode(new ResetRequest(seed, start), observation);

    internal void WriteState(IFiniteEnvironment inner, int state, Span<double> observation) => ObserveState(inner, state, observation);

    // Kept, so that the model is the same object for as long as the environment lives.
    private FiniteView? FindFinite()
    {
        if (_finite is null && Inner.FindCapability<IFiniteEnvironment>() is { } inner && GetModel(inner) is { } model)
            _finite = new FiniteView(this, inner, model);
        return _finite;
    }

    [DoesNotReturn]
    private void ThrowLength(int length) => throw new ArgumentException($"The observation has {ObservationSize} values; the span has {length}.", "observation");
}
