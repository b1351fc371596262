namespace TabularRl.Benchmarks.Cli;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Output">The folder to write results to.</param>
/// <param name="IsShort">Whether to measure in minutes what a full run takes half an hour for.</param>
/// <param name="UpdatesDocuments">Whether to write the committed results into the documents.</param>
/// <param name="IsHuge">Whether to show a table of more than 2³¹ values instead of measuring.</param>
internal sealed record BenchmarkArguments(string? Output, bool IsShort, bool UpdatesDocuments, bool IsHuge = false)
{
    /// <summary>Reads the program's own options.</summary>
    /// <returns>Null, and what is wrong, where they make no sense.</returns>
    public static BenchmarkArguments? Parse(IReadOnlyList<string> args, out string error)
    {
        string? output = null;
        bool isShort = false, updatesDocuments = false, isHuge = false;
        for (int i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--output" when i + 1 < args.Count:
                    output = args[++i];
                    break;
                case "--output":
                    error = "--output needs a folder.";
                    return null;
                case "--short":
                    isShort = true;
                    break;
                case "--update-documents":
                    updatesDocuments = true;
                    break;
                case "--huge":
                    isHuge = true;
                    break;
                default:
                    error = $"'{args[i]}' is not an option.";
                    return null;
            }
        }

        error = (output, updatesDocuments) switch
        {
            _ when isHuge => args.Count > 1 ? "--huge stands alone." : "",
            (null, false) => "--short needs --output, the folder to write results to.",
            (not null, true) => "--update-documents takes what is committed; copy the results to benchmarks/results first.",
            _ => isShort && updatesDocuments ? "--short belongs to --output." : "",
        };
        return error.Length > 0 ? null : new BenchmarkArguments(output, isShort, updatesDocuments, isHuge);
    }
}
