using System.CommandLine;
using System.Runtime.InteropServices;
using CrmExperiment.Pipeline;
using Samples;
using TabularRl.Crm;

namespace CrmExperiment.Cli;

/// <summary>The program: parses the command line, runs a verb, and turns what a user can mend into one sentence and an exit code.</summary>
internal static class CrmExperimentApp
{
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        using var cancellation = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, cancellation));
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, cancellation));
        return Run(args, output, error, cancellation.Token);
    }

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        ParseResult result = CreateCommand(output, cancellationToken).Parse(args);
        if (result.Errors.Count > 0)
        {
            error.WriteLine($"{result.Errors[0].Message} See --help.");
            return ExitCodes.Usage;
        }

        try
        {
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Stopped before the end; what was finished, the last complete checkpoint included, is in the output folder.");
            return ExitCodes.Interrupted;
        }
        catch (Exception e) when (e is UserErrorException or CrmDataException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine(e.Message.ReplaceLineEndings(" "));
            return ExitCodes.Failure;
        }
    }

    private static RootCommand CreateCommand(TextWriter output, CancellationToken cancellationToken)
    {
        var options = new CommonOptions();
        var root = new RootCommand("Teaches a sales team's next action with Q-learning, from a workbook to a report. Without a verb: run.");
        var quick = new Option<bool>("--quick") { Description = "Leaves out the audit, the further training seeds, the segments, the explanations and all comparisons." };
        AddVerb(
            root,
            "run",
            "The whole experiment: process, train, evaluate, audit, explain, compare, sweep, pictures, report (the default).",
            [.. options.All, quick],
            (session, result) => Verbs.Run(session, result.GetValue(quick)));
        AddVerb(root, "generate", "Write a generated workbook.", [options.Output, options.Seed, options.Quiet], Verbs.Generate);
        AddVerb(root, "process", "Clean the data, split it, and write features and statistics.", [options.Data, options.Output, options.Seed, options.Quiet], Verbs.Process);

        var resume = new Option<string?>("--resume") { Description = "A checkpoint to go on from, to --episodes in all; its own settings hold.", HelpName = "FILE" };
        AddVerb(root, "train", "Train and write checkpoints.", [.. options.All, resume], (session, result) => Verbs.Train(session, result.GetValue(resume)));

        var checkpoint = new Option<string>("--checkpoint") { Description = "The checkpoint to evaluate.", HelpName = "FILE", Required = true };
        AddVerb(
            root,
            "evaluate",
            "Play a trained policy, the random one and the constant ones on the test customers.",
            [checkpoint, options.Data, options.Output, options.Quiet],
            (session, result) => Verbs.Evaluate(session, result.GetValue(checkpoint)!));
        AddVerb(root, "audit", "Train, evaluate, and name what would make the figures worthless.", options.All, Verbs.Audit);
        root.Subcommands.Add(CreateRecommend(output));
        root.Subcommands.Add(CreateExplain(options, output));
        AddVerb(
            root,
            "select-features",
            "Let the agent switch features on and off as published, and compare that with the plain experiment.",
            [options.Data, options.Output, options.Reward, options.Episodes, options.Seed, options.Quiet],
            Verbs.SelectFeatures);
        AddVerb(
            root,
            "compare-encodings",
            "Train the published experiment with three encodings of the bootcamp, 20 seeds each, and compare them.",
            [options.Data, options.Output, options.Reward, options.Episodes, options.Seed, options.Quiet],
            Verbs.CompareEncodings);
        AddVerb(root, "sweep", "Run the grid of hyperparameters and compare mixes of training customers, on many seeds.", options.All, Verbs.Sweep);

        var document = new Option<string[]>("--update")
        {
            Description = "A Markdown document whose tables, between <!-- results:NAME --> and <!-- /results -->, are written from the results; may be given again.",
            HelpName = "FILE",
        };
        AddVerb(
            root,
            "report",
            "Draw pictures and report again from the results in the output folder, and write the tables of documents.",
            [options.Output, options.Quiet, document],
            (session, result) => Verbs.Report(session, result.GetValue(document) ?? []));

        foreach (Option option in options.All.Append(quick))
            root.Options.Add(option);
        root.SetAction(result => Invoke(result, (session, parsed) => Verbs.Run(session, parsed.GetValue(quick))));
        return root;

        void AddVerb(RootCommand parent, string name, string description, IEnumerable<Option> verbOptions, Action<ExperimentSession, ParseResult> run)
        {
            var command = new Command(name, description);
            foreach (Option option in verbOptions)
                command.Options.Add(option);
            command.SetAction(result => Invoke(result, run));
            parent.Subcommands.Add(command);
        }

        int Invoke(ParseResult result, Action<ExperimentSession, ParseResult> run)
        {
            ExperimentSettings settings = options.Read(result);
            run(new ExperimentSession(settings, output, cancellationToken), result);
            return ExitCodes.Success;
        }
    }

    private static Command CreateRecommend(TextWriter output)
    {
        var data = new Option<string>("--data") { Description = "The new customers: a workbook (.xlsx) or .csv.", HelpName = "FILE", Required = true };
        var checkpoint = new Option<string>("--checkpoint") { Description = "The checkpoint whose policy is asked.", HelpName = "FILE", Required = true };
        var file = new Option<string>("--output") { Description = "The CSV file to write.", HelpName = "FILE", Required = true };
        var command = new Command("recommend", "Write the next action for every customer of a new workbook.") { data, checkpoint, file };
        command.SetAction(result =>
        {
            RecommendVerb.Run(result.GetValue(data)!, result.GetValue(checkpoint)!, result.GetValue(file)!, output);
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command CreateExplain(CommonOptions options, TextWriter output)
    {
        Option<long?> customer = NumberOption.Create<long>("--customer", "The customer's ID in the workbook.", long.MinValue, long.MaxValue);
        customer.Required = true;
        var checkpoint = new Option<string?>("--checkpoint")
        {
            Description = "The checkpoint whose policy is asked; without it, that of baseline-prospective-logged in the output folder.",
            HelpName = "FILE",
        };
        var command = new Command("explain", "Say why a customer gets his action, or that nothing is known.") { customer, options.Data, checkpoint, options.Output, options.Quiet };
        command.SetAction(result =>
        {
            ExplainVerb.Run(options.Read(result), result.GetValue(checkpoint), result.GetValue(customer)!.Value, output);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Stop(PosixSignalContext context, CancellationTokenSource cancellation)
    {
        context.Cancel = true;
        cancellation.Cancel();
    }
}
