namespace TabularRl.Training.Seeds;

/// <summary>A training failed, and with it those over the other seeds. The message names the seed; the cause is the inner exception.</summary>
public sealed class SeedTrainingException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public SeedTrainingException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public SeedTrainingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public SeedTrainingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal SeedTrainingException(int seedIndex, ulong environmentSeed, ulong agentSeed, Exception cause)
        : base(
            FormattableString.Invariant($"Training number {seedIndex} failed (seed of its environment {environmentSeed}, of its agent {agentSeed}): {cause.Message}"),
            cause) => SeedIndex = seedIndex;

    /// <summary>The number of the training that failed, counted from 0.</summary>
    public int? SeedIndex { get; }
}
