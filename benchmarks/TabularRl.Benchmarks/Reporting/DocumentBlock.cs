using TabularRl.Reporting;

namespace TabularRl.Benchmarks.Reporting;

/// <summary>
/// A part of a document that is generated from the committed results. It stands between <c>&lt;!-- benchmarks: NAME; … --&gt;</c> and
/// <c>&lt;!-- /benchmarks: NAME --&gt;</c>, each on a line of its own.
/// </summary>
/// <param name="Document">The document, from the root of the repository.</param>
/// <param name="Name">The name in the markers.</param>
/// <param name="Render">Makes the text.</param>
internal sealed record DocumentBlock(string Document, string Name, Func<Report, string> Render)
{
    private const string NoResults = "No results are committed yet.\n";

    /// <summary>The document with this block made anew.</summary>
    /// <exception cref="InvalidDataException">The document does not hold both markers, in this order.</exception>
    public string ReplaceIn(string text, Report? report) =>
        MarkedBlock.Replace(text, $"<!-- benchmarks: {Name};", $"<!-- /benchmarks: {Name} -->", report is null ? NoResults : Render(report))
        ?? throw new InvalidDataException($"'{Document}' lacks the markers of its block '{Name}'; see CONTRIBUTING.md.");
}
