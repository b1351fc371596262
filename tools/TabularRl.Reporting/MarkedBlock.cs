namespace TabularRl.Reporting;

/// <summary>A part of a document that a program writes, between two marked lines; nothing else of the document is touched.</summary>
internal static class MarkedBlock
{
    /// <summary>The document with the lines between the markers made anew.</summary>
    /// <param name="text">The document, its lines ended by a line feed.</param>
    /// <param name="begin">How the first marker begins; the rest of its line is kept.</param>
    /// <param name="end">The last marker.</param>
    /// <param name="content">The lines between them, each ended by a line feed.</param>
    /// <returns>The document, or null where it does not hold both markers, in this order.</returns>
    public static string? Replace(string text, string begin, string end, string content)
    {
        int marker = text.IndexOf(begin, StringComparison.Ordinal);
        int first = marker < 0 ? 0 : text.IndexOf('\n', marker) + 1;
        int last = first == 0 ? -1 : text.IndexOf(end, first, StringComparison.Ordinal);
        return last < 0 ? null : text[..first] + content + text[last..];
    }
}
