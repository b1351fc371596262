using System.CommandLine;
using System.Runtime.InteropServices;
using TabularRl.LearningCurves.Reporting;
using TabularRl.LearningCurves.Runs;
using TabularRl.LearningCurves.Yardsticks;
using TabularRl.Reporting;

namespace TabularRl.LearningCurves.Cli;

/// <summary>The program: plays what was asked for, writes the results, and brings the pages of the algorithms up to date.</summary>
internal static class LearningCurvesProgram
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int Usage = 2;
    private const int Interrupted = 130; // stopped by Ctrl-C, as shells count it
    private const int FullSeedCount = 10;
    private const int ShortSeedCount = 3;

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        using var cancellation = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, cancellation));
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, cancellation));
        return Run(args, output, error, cancellation.Token);
    }

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var folder = new Option<string?>("--output")
        {
            Description = $"The folder for the results; without it, {AlgorithmPages.CommittedFolder}, and the pages of docs/algorithms are brought up to date.",
            HelpName = "DIR",
        };
        var isShort = new Option<bool>("--short") { Description = $"{ShortSeedCount} seeds instead of {FullSeedCount}; needs --output." };
        Option<string[]> agents = Names("--agent", "An agent, by the name of its page in docs/algorithms; may be given again, needs --output.");
        Option<string[]> tasks = Names("--task", "A task, by its name in the tables; may be given again, needs --output.");
        var command = new RootCommand("How well the agents learn: curves of several seeds on tasks with an exact optimum, as CSV, Markdown and SVG.") { folder, isShort, agents, tasks };
        command.SetAction(parsed => Run(
            parsed.GetValue(folder), parsed.GetValue(isShort), parsed.GetValue(agents) ?? [], parsed.GetValue(tasks) ?? [], output, error, cancellationToken));
        ParseResult result = command.Parse(args);
        if (result.Errors.Count > 0)
            return Refuse(error, result.Errors[0].Message);
        try
        {
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Stopped before the end; the files of the agents that were finished are in the output folder, tables of all agents are not written.");
            return Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine(e.Message.ReplaceLineEndings(" "));
            return Failure;
        }
    }

    private static int Run(
        string? folder, bool isShort, string[] agents, string[] tasks, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (RunPlan.Select(agents, tasks, out string mistake) is not { } plan)
            return Refuse(error, mistake);
        if (folder is null && (isShort || agents.Length > 0 || tasks.Length > 0))
            return Refuse(error, "--short, --agent and --task need --output: a part of the results must not replace what is committed.");
        string? root = folder is null ? RepositoryRoot.Find() : null;
        if (folder is null && root is null)
            return Refuse(error, "The program is not in a checkout of the repository; say with --output where the results go.");
        folder ??= Path.Combine(root!, AlgorithmPages.CommittedFolder);
        Directory.CreateDirectory(folder); // now, not after half an hour: a folder that cannot be written to
        Play(plan, new LearningStudy(isShort ? ShortSeedCount : FullSeedCount, cancellationToken), new ResultsFolder(folder), output);
        if (root is not null)
            AlgorithmPages.Update(root);
        output.WriteLine($"Results are in {folder}.");
        return Success;
    }

    private static void Play(RunPlan plan, LearningStudy study, ResultsFolder folder, TextWriter output)
    {
        var results = new List<ExactResult>();
        var others = new List<YardstickResult>();
        foreach (string agent in plan.Learners.Select(learner => learner.Name).Concat(plan.Yardsticks.Select(yardstick => yardstick.Agent)).Distinct())
        {
            IReadOnlyList<ExactResult> own = plan.Learners.FirstOrDefault(learner => learner.Name == agent) is { } learner ? study.Play(learner, plan.Tasks) : [];
            IReadOnlyList<YardstickResult> ownOthers = study.Play([.. plan.Yardsticks.Where(yardstick => yardstick.Agent == agent)]);
            if (own.Count + ownOthers.Count == 0)
                continue; // the chosen tasks are none of this agent's
            folder.WriteAgent(own, ownOthers);
            results.AddRange(own);
            others.AddRange(ownOthers);
            output.WriteLine(Summarize(agent, own, ownOthers));
        }

        folder.WriteAll(results, others);
    }

    private static string Summarize(string agent, IReadOnlyList<ExactResult> results, IReadOnlyList<YardstickResult> others)
    {
        string[] unsolved = [.. results.Where(result => result.Final.Maximum > ExactResult.Tolerance).Select(result => result.Task.Name)];
        string[] missed = [.. others.Where(result => result.ReachedCount < result.Curves.Count).Select(result => $"{result.Yardstick.Task} at its target for {result.ReachedCount} of {result.Curves.Count} seeds")];
        string solved = $"{results.Count - unsolved.Length} of {results.Count} tasks solved under every seed";
        return string.Join("; ", [$"{agent}: {solved}", .. unsolved.Select(task => $"not {task}"), .. missed]);
    }

    private static Option<string[]> Names(string name, string description) => new(name) { Description = description, HelpName = "NAME" };

    private static int Refuse(TextWriter error, string mistake)
    {
        error.WriteLine($"{mistake} See --help.");
        return Usage;
    }

    private static void Stop(PosixSignalContext context, CancellationTokenSource cancellation)
    {
        context.Cancel = true;
        cancellation.Cancel();
    }
}
