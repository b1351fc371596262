namespace TabularRl.Diagnostics;

/// <summary>Why a training ended.</summary>
/// <param name="Cause">What ended it.</param>
/// <param name="Text">The same in words, with the figures, for a log or a report: a clause without a full stop.</param>
public sealed record StopReason(StopCause Cause, string Text)
{
    /// <summary>The reason in words.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    internal static StopReason OfEpisodes(long episodeCount) =>
        new(StopCause.EpisodeCount, FormattableString.Invariant($"all {episodeCount} episodes were played"));
}
