using System.Text;

namespace TabularRl.Interpretation;

/// <summary>The words of the text form of a table, and how names are kept apart from what separates them.</summary>
internal static class TableTextFields
{
    public const string Magic = "tabularrl-table";
    public const string Version = "1";
    public const string Name = "name";
    public const string Ties = "ties";
    public const string Discretizer = "discretizer";
    public const string ObservationSize = "observation-size";
    public const string CellCount = "cell-count";
    public const string CellWidth = "cell-width";
    public const string Parameters = "parameters";
    public const string Features = "features";
    public const string InitialValue = "initial-value";
    public const string ActionCount = "action-count";
    public const string End = "end";

    public static string Escape(string name) =>
        name.Replace("\\", "\\\\").Replace("\t", "\\t").Replace("\n", "\\n").Replace("\r", "\\r");

    /// <summary>The name that was escaped, or null if the text is none.</summary>
    public static string? Unescape(string text)
    {
        if (!text.Contains('\\'))
            return text;
        var name = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                name.Append(text[i]);
                continue;
            }

            int escaped = ++i < text.Length ? "\\tnr".IndexOf(text[i]) : -1;
            if (escaped < 0)
                return null;
            name.Append("\\\t\n\r"[escaped]);
        }

        return name.ToString();
    }
}
