using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Running;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Benchmarks.Suites;
using TabularRl.Reporting;
using TabularRl.Tables;

namespace TabularRl.Benchmarks.Cli;

/// <summary>The program: measures by rounds, brings documents up to date, or hands over to BenchmarkDotNet.</summary>
internal static class BenchmarkProgram
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int Usage = 2;

    private const string Help =
        """
        How fast TabularRl is. Always with dotnet run -c Release --project benchmarks/TabularRl.Benchmarks -- and one of:

          --output DIR           measure everything, up to half an hour, and write summary.json, .md, .csv, machine.json and learning-curves.json into DIR
          --output DIR --short   the same in minutes: fewer rounds, and 1,449, 100,000 and 10,000,000 states only
          --update-documents     write the results in benchmarks/results into README.md and docs/performance.md
          --huge                 show a table of more than 2³¹ values (about 18 GiB of memory), after looking whether there is room for it
          --filter '*'           run the BenchmarkDotNet classes instead; all of its options work
        """;

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (args.Length == 0 || args[0] is "--help" or "-h" or "-?")
        {
            output.WriteLine(Help);
            return args.Length == 0 ? Usage : Success;
        }

        if (!args.Any(argument => argument is "--output" or "--short" or "--update-documents" or "--huge"))
        {
            BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args);
            return Success;
        }

        if (BenchmarkArguments.Parse(args, out string mistake) is not { } arguments)
        {
            error.WriteLine($"{mistake} See --help.");
            return Usage;
        }

        try
        {
            if (arguments.IsHuge)
                return HugeTable.Run(HugeTable.StateCount, HugeTable.FreeBytes(), output) ? Success : Failure;
            return arguments.UpdatesDocuments ? UpdateDocuments(output, error) : Measure(arguments, output, error);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine(e.Message.ReplaceLineEndings(" "));
            return Failure;
        }
    }

    private static int Measure(BenchmarkArguments arguments, TextWriter output, TextWriter error)
    {
        if (typeof(QTable).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
        {
            error.WriteLine("A debug build would be measured; add -c Release.");
            return Usage;
        }

        // Now, not after half an hour: a folder that cannot be written to.
        Directory.CreateDirectory(arguments.Output!);
        MachineInfo machine = MachineInfo.Current();
        output.WriteLine(machine);
        IReadOnlyList<Measurement> measurements = new BenchmarkSession(arguments.IsShort ? BenchmarkPlan.Short : BenchmarkPlan.Full, output).Run();
        ReportFiles.Write(arguments.Output!, measurements, machine, OneTableCurves.Learn());
        output.WriteLine($"Results are in {arguments.Output}.");
        return Success;
    }

    private static int UpdateDocuments(TextWriter output, TextWriter error)
    {
        if (RepositoryRoot.Find() is not { } root)
        {
            error.WriteLine("The program is not in a checkout of the repository; there are no documents to update.");
            return Failure;
        }

        Documents.Update(root);
        output.WriteLine($"{string.Join(" and ", Documents.Blocks.Select(block => block.Document).Distinct())} show {Documents.ResultsFolder}.");
        return Success;
    }
}
