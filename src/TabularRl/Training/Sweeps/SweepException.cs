using System.Globalization;

namespace TabularRl.Training.Sweeps;

/// <summary>A trial of a sweep failed, and with it the sweep. The message names the configuration; the cause is the inner exception.</summary>
public sealed class SweepException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public SweepException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public SweepException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public SweepException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal SweepException(SweepConfiguration configuration, SweepTrial trial, Exception cause)
        : base(Describe(configuration, trial, cause), cause)
    {
        Configuration = configuration;
        Trial = trial;
    }

    /// <summary>The configuration whose trial failed.</summary>
    public SweepConfiguration? Configuration { get; }

    /// <summary>The trial that failed.</summary>
    public SweepTrial? Trial { get; }

    private static string Describe(SweepConfiguration configuration, SweepTrial trial, Exception cause) => string.Create(
        CultureInfo.InvariantCulture,
        $"The sweep stopped: configuration {trial.ConfigurationIndex} ({configuration}) failed on seed {trial.Seed} (number {trial.SeedIndex}): {cause.Message}");
}
