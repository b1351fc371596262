namespace CrmExperiment.Cli;

internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The data, a file or a folder could not be used.</summary>
    public const int Failure = 1;

    /// <summary>The command line was wrong.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}
