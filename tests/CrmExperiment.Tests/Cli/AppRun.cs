using CrmExperiment.Cli;

namespace CrmExperiment.Tests.Cli;

/// <summary>One run of the program, in this process, into a temporary folder.</summary>
internal sealed record AppRun(int ExitCode, string Output, string Error)
{
    public static AppRun Of(params string[] args) => Of(CancellationToken.None, args);

    public static AppRun Of(CancellationToken cancellationToken, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = CrmExperimentApp.Run(args, output, error, cancellationToken);
        return new AppRun(exitCode, output.ToString(), error.ToString());
    }
}
