using TabularRl.Randomness;

namespace TabularRl.Environments.Wrappers;

/// <summary>
/// Resets episode i with a seed of its own, derived from a root seed and i, so that any episode can be played again alone: set
/// <see cref="NextEpisodeIndex"/> and reset. A reset with a seed makes that the root and counts from 0 again.
/// </summary>
/// <remarks>
/// Between two episodes root and number are the whole state, so a training on any environment that its seed determines can be stopped and
/// resumed, even where the environment itself cannot save its generator.
/// </remarks>
public sealed class SeedingByEpisode : EnvironmentWrapper, IRandomStateful
{
    // Marks a saved state as one of this wrapper: no generator's state is set here by mistake.
    private const ulong Mark = 0x45_70_69_73_6F_64_65_73;

    private SeedTree _seeds;
    private long _nextEpisodeIndex;

    /// <summary>Wraps an environment.</summary>
    /// <param name="inner">The environment.</param>
    /// <param name="rootSeed">The root until the first reset with a seed; default 0.</param>
    public SeedingByEpisode(IEnvironment inner, ulong rootSeed = 0)
        : base(inner) => _seeds = new SeedTree(rootSeed);

    /// <summary>The root from which the episodes' seeds are derived.</summary>
    public ulong RootSeed => _seeds.Root;

    /// <summary>The number of the episode that the next reset starts, from 0; set it to play one again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number set is negative.</exception>
    public long NextEpisodeIndex
    {
        get => _nextEpisodeIndex;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _nextEpisodeIndex = value;
        }
    }

    /// <summary>Root and number of the next episode.</summary>
    /// <exception cref="ArgumentException">The state set is not one of this wrapper.</exception>
    public RandomState RandomState
    {
        get => new(_seeds.Root, (ulong)_nextEpisodeIndex, Mark, 0);
        set
        {
            if (value.Word2 != Mark || value.Word1 > long.MaxValue)
                throw new ArgumentException("The state is not one of SeedingByEpisode: it was saved without that wrapper.", nameof(value));
            _seeds = new SeedTree(value.Word0);
            _nextEpisodeIndex = (long)value.Word1;
        }
    }

    /// <summary>The seed with which an episode is reset.</summary>
    /// <param name="episodeIndex">The episode's number, from 0.</param>
    /// <returns>The seed, a function of the root and the number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="episodeIndex"/> is negative.</exception>
    public ulong GetSeed(long episodeIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(episodeIndex);
        return _seeds.Derive((ulong)episodeIndex);
    }

    /// <inheritdoc />
    protected override void BeginEpisode(ResetRequest request, Span<double> observation)
    {
        SeedTree seeds = request.Seed is { } root ? new SeedTree(root) : _seeds;
        long index = request.Seed is null ? _nextEpisodeIndex : 0;
        BeginInner(request with { Seed = seeds.Derive((ulong)index) }, observation);
        (_seeds, _nextEpisodeIndex) = (seeds, index + 1);
    }

    /// <inheritdoc />
    protected override IFiniteModel? GetModel(IFiniteEnvironment inner) => inner.Model;
}
