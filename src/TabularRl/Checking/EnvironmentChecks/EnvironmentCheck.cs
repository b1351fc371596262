using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>One run of the checker: the environment under check, how to make another, and where findings go.</summary>
internal sealed class EnvironmentCheck(IEnvironment environment, Func<IEnvironment>? factory, EnvironmentCheckOptions options, CheckLog log)
{
    // Replays are compared step by step; beyond this an episode tells little more.
    private const int MaxReplaySteps = 200;

    public Subject Subject { get; } = new(environment);

    public EnvironmentCheckOptions Options => options;

    public CheckLog Log => log;

    public SeedTree Seeds { get; } = new(options.Seed);

    public int ReplayStepCount => Math.Min(MaxReplaySteps, options.MaxStepsPerEpisode);

    /// <summary>Whether a seed replays an episode, so that two episodes can be compared.</summary>
    public bool CanReplay => !log.Has(EnvironmentCheckCodes.SeedNotReproducible);

    /// <summary>Whether the finite model is well-formed, so that what happens can be held against it.</summary>
    public bool HasSoundModel =>
        !log.Has(EnvironmentCheckCodes.ModelShape) && !log.Has(EnvironmentCheckCodes.ModelRowInvalid) && !log.Has(EnvironmentCheckCodes.StartProbabilitiesInvalid);

    /// <summary>A new instance, or null where only one was given.</summary>
    public Subject? CreateFresh() => factory is null ? null : new Subject(factory());
}
