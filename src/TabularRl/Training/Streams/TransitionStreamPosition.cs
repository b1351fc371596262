using System.Globalization;
using TabularRl.Persistence;

namespace TabularRl.Training.Streams;

/// <summary>How far a stream of transitions has been read: where to go on.</summary>
/// <param name="ReadCount">The transitions taken from the stream; those learned and those skipped.</param>
/// <param name="SkippedCount">Those among them that the learner refused.</param>
public readonly record struct TransitionStreamPosition(long ReadCount, long SkippedCount)
{
    /// <summary>The name under which a checkpoint's provenance holds <see cref="ReadCount"/>.</summary>
    public const string ReadCountOption = "stream.readCount";

    /// <summary>The name under which a checkpoint's provenance holds <see cref="SkippedCount"/>.</summary>
    public const string SkippedCountOption = "stream.skippedCount";

    /// <summary>The transitions learned.</summary>
    public long LearnedCount => ReadCount - SkippedCount;

    /// <summary>The position that a checkpoint was written at.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <returns>The position; the beginning if no stream was learned from.</returns>
    /// <exception cref="ArgumentException">The checkpoint's counts are no counts.</exception>
    public static TransitionStreamPosition Of(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return new TransitionStreamPosition(Read(ReadCountOption), Read(SkippedCountOption));

        long Read(string name)
        {
            if (!checkpoint.Provenance.Options.TryGetValue(name, out string? text))
                return 0;
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count)
                ? count
                : throw new ArgumentException($"The checkpoint's option '{name}' is '{text}', which is no count; train again.", nameof(checkpoint));
        }
    }

    internal CheckpointProvenance AddTo(CheckpointProvenance provenance) => provenance with
    {
        Options = provenance.Options
            .SetItem(ReadCountOption, ReadCount.ToString(CultureInfo.InvariantCulture))
            .SetItem(SkippedCountOption, SkippedCount.ToString(CultureInfo.InvariantCulture)),
    };
}
