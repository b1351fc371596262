namespace TabularRl.Reporting;

/// <summary>Text that comes from outside, made fit to stand in a document.</summary>
internal static class PlainLine
{
    /// <summary>A file's or cell's text without what would move the cursor or end the document: one line, no control characters.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < span.Length; i++)
            span[i] = IsUnprintable(source, i) ? '\uFFFD' : source[i];
    });

    private static bool IsUnprintable(string text, int index)
    {
        char c = text[index];
        if (char.IsControl(c) || c is '\uFFFE' or '\uFFFF' or '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            return true;
        if (char.IsHighSurrogate(c))
            return index + 1 >= text.Length || !char.IsLowSurrogate(text[index + 1]);
        return char.IsLowSurrogate(c) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));
    }
}
