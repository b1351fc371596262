using Microsoft.Extensions.Logging;

namespace TabularRl.Training.Streams;

/// <summary>What learning from a stream writes to a logger.</summary>
internal static partial class StreamLog
{
    [LoggerMessage(20, LogLevel.Information, "Learning from a stream, from transition {Position} on.")]
    public static partial void Started(ILogger logger, long position);

    [LoggerMessage(21, LogLevel.Warning, "Transition {Position} was skipped: {Reason}")]
    public static partial void Skipped(ILogger logger, long position, string reason);

    [LoggerMessage(22, LogLevel.Information, "Wrote a checkpoint of {ReadCount} transitions.")]
    public static partial void CheckpointWritten(ILogger logger, long readCount);

    [LoggerMessage(23, LogLevel.Information, "The stream has ended: {LearnedCount} transitions learned, {SkippedCount} skipped.")]
    public static partial void Finished(ILogger logger, long learnedCount, long skippedCount);

    [LoggerMessage(24, LogLevel.Warning, "Learning from the stream was interrupted after {ReadCount} transitions.")]
    public static partial void Interrupted(ILogger logger, long readCount);
}
