using System.CommandLine;

namespace Samples;

/// <summary>The command line of a small sample: how many episodes to train on, and from which seed.</summary>
internal sealed record SampleArguments(int EpisodeCount, ulong Seed)
{
    private const int MaxEpisodeCount = 100_000_000;
    private const int UsageExitCode = 2;

    /// <summary>Reads the command line, or answers it: with the help that was asked for, or with what is wrong.</summary>
    /// <returns>Whether to go on; if not, the program ends with <paramref name="exitCode"/>.</returns>
    public static bool TryParse(
        string[] args, string description, SampleArguments defaults, out SampleArguments arguments, out int exitCode)
    {
        Option<int?> episodes = NumberOption.Create<int>("--episodes", $"How many episodes to train on (default {defaults.EpisodeCount}).", 1, MaxEpisodeCount);
        Option<ulong?> seed = NumberOption.Create<ulong>("--seed", $"The seed of all random numbers (default {defaults.Seed}).", 0, ulong.MaxValue);
        ParseResult result = new RootCommand(description) { episodes, seed }.Parse(args);
        arguments = defaults;
        if (result.Errors.Count > 0)
        {
            Console.Error.WriteLine($"{result.Errors[0].Message} See --help.");
            exitCode = UsageExitCode;
            return false;
        }

        exitCode = 0;
        if (result.Action is not null) // --help or --version
        {
            exitCode = result.Invoke();
            return false;
        }

        arguments = new SampleArguments(result.GetValue(episodes) ?? defaults.EpisodeCount, result.GetValue(seed) ?? defaults.Seed);
        return true;
    }
}
