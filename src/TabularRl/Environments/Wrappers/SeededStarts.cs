using TabularRl.Randomness;

namespace TabularRl.Environments.Wrappers;

/// <summary>
/// Makes episodes of any environment its starts: start i is the episode that a seed of its own begins, derived from a root seed and i. So
/// environments without starts that could be listed are evaluated and studied over many episodes, the same for every policy, with the episode
/// as the unit of intervals and differences.
/// </summary>
/// <remarks>
/// A seed fixes all that is random in an episode, so that a start is deterministic, whatever the environment: playing it again with another
/// policy pairs, playing it again with the same deterministic policy tells nothing new. Starts are drawn as a reset draws them. The
/// starts of the environment inside, if it has any, are hidden. An environment that does not re-create its generator from a seed is not
/// deterministic; <c>EnvironmentChecker</c> finds that.
/// </remarks>
public sealed class SeededStarts : EnvironmentWrapper, IStartableEnvironment
{
    private readonly SeedTree _seeds;

    /// <summary>Wraps an environment.</summary>
    /// <param name="inner">The environment.</param>
    /// <param name="startCount">The number of episodes; at least 1. The 95 % interval of a mean narrows with its root.</param>
    /// <param name="rootSeed">The root of the episodes' seeds; default 0. Use another one than for training.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startCount"/> is less than 1.</exception>
    public SeededStarts(IEnvironment inner, int startCount, ulong rootSeed = 0)
        : base(inner)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(startCount, 1);
        StartCount = startCount;
        _seeds = new SeedTree(rootSeed);
    }

    /// <inheritdoc />
    public int StartCount { get; }

    /// <summary>True: an episode's seed fixes all that is random in it.</summary>
    public bool IsDeterministic => true;

    /// <summary>The seed of a start's episode.</summary>
    /// <param name="start">The start, from 0 to <see cref="StartCount"/> − 1.</param>
    /// <returns>The seed, a function of the root and the start.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is not a start.</exception>
    public ulong GetSeed(int start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, StartCount);
        return _seeds.Derive((ulong)start);
    }

    /// <summary>Starts the episode of a start and writes its first observation.</summary>
    /// <param name="start">The start, from 0 to <see cref="StartCount"/> − 1.</param>
    /// <param name="seed">Not used: a start has its own.</param>
    /// <param name="observation">Receives the observation; its length is <see cref="IEnvironment.ObservationSize"/>, and every element is written.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is not a start.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public new void ResetTo(int start, ulong? seed, Span<double> observation) => base.ResetTo(start, seed, observation);

    /// <inheritdoc />
    protected override void BeginEpisode(ResetRequest request, Span<double> observation) =>
        BeginInner(request.Start is { } start ? new ResetRequest(GetSeed(start), Start: null) : request, observation);

    /// <inheritdoc />
    protected override IFiniteModel? GetModel(IFiniteEnvironment inner) => inner.Model;
}
