using System.CommandLine;
using System.CommandLine.Parsing;
using Samples;
using TabularRl.Crm;

namespace CrmExperiment.Cli;

/// <summary>The options that the verbs share. Each verb takes those that it uses.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "The sales workbook (.xlsx) or the same columns as .csv; without it, one is generated.",
        HelpName = "FILE",
    };

    public Option<string> Output { get; } = new("--output")
    {
        Description = "The folder for everything that is written.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ExperimentSettings.DefaultOutput,
    };

    public Option<string> Protocol { get; } = Choice("--protocol", "Which protocol: as published, prospective, or both.", "both", "published", "prospective", "both");

    public Option<string> Response { get; } = Choice(
        "--response", "How customers answer: as logged, simulated (prospective protocol only), or both.", "both", "logged", "simulated", "both");

    public Option<string> Reward { get; } = Choice("--reward", "The reward: −1 an action and +10 a subscription as documented, or as the program had it.", "documented", "documented", "program");

    public Option<int?> Budget { get; } = NumberOption.Create<int>(
        "--budget", "Contacts a customer under the prospective protocol, 1 to 10; default 2 logged, 10 simulated.", 1, 10);

    public Option<string> Funnel { get; } = Choice("--funnel", "The simulated response: the preset, or fitted to the training journeys.", "preset", "preset", "fitted");

    public Option<long?> Episodes { get; } = NumberOption.Create<long>("--episodes", "Training episodes, at least 1; default 100000.", 1, 1_000_000_000);

    public Option<ulong?> Seed { get; } = NumberOption.Create<ulong>("--seed", "The seed of everything random, from 0; default 42.", 0, ulong.MaxValue);

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "No progress, only results and errors." };

    public IEnumerable<Option> All => [Data, Output, Protocol, Response, Reward, Budget, Funnel, Episodes, Seed, Quiet];

    public ExperimentSettings Read(ParseResult result)
    {
        string protocol = result.GetValue(Protocol) ?? "both";
        string response = result.GetValue(Response) ?? "both";
        if (protocol == "published" && response == "simulated")
            throw new UserErrorException("The simulated response belongs to the prospective protocol; choose --protocol prospective, or --response logged.");
        return new ExperimentSettings
        {
            DataPath = result.GetValue(Data),
            OutputDirectory = result.GetValue(Output) ?? ExperimentSettings.DefaultOutput,
            Protocols = protocol switch
            {
                "published" => [CrmProtocol.Published],
                "prospective" => [CrmProtocol.Prospective],
                _ => [CrmProtocol.Published, CrmProtocol.Prospective],
            },
            Responses = response switch
            {
                "logged" => [ResponseKind.Logged],
                "simulated" => [ResponseKind.Simulated],
                _ => [ResponseKind.Logged, ResponseKind.Simulated],
            },
            Reward = result.GetValue(Reward) == "program" ? CrmReward.Program : CrmReward.Documented,
            Budget = result.GetValue(Budget),
            FitFunnel = result.GetValue(Funnel) == "fitted",
            EpisodeCount = result.GetValue(Episodes) ?? 100_000,
            Seed = result.GetValue(Seed) ?? 42,
            Quiet = result.GetValue(Quiet),
        };
    }

    private static Option<string> Choice(string name, string description, string defaultValue, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', values), DefaultValueFactory = _ => defaultValue };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [Token token] && !values.Contains(token.Value, StringComparer.Ordinal))
                result.AddError($"{name} is {string.Join(", ", values[..^1])} or {values[^1]}, not '{token.Value}'.");
        });
        return option;
    }
}
