using System.Globalization;
using System.Reflection;

namespace Samples.Tests.Support;

/// <summary>One run of a sample's program, in this process.</summary>
internal sealed record SampleRun(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output.</summary>
    public string[] Lines => Output.ReplaceLineEndings("\n").Split('\n');

    public static SampleRun Of(string sample, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        (TextWriter outputBefore, TextWriter errorBefore) = (Console.Out, Console.Error);
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            object? exitCode = Assembly.Load(sample).EntryPoint!.Invoke(null, [args]);
            return new SampleRun((int)exitCode!, output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(outputBefore);
            Console.SetError(errorBefore);
        }
    }

    /// <summary>The numbers of the line that begins with a name, without units.</summary>
    public double[] NumbersOf(string name) =>
    [
        .. Lines.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word != "%")
            .Select(word => double.Parse(word, CultureInfo.InvariantCulture)),
    ];
}
