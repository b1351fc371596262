using TabularRl.Discretization;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>
/// A policy's table as text that diffs well under version control: one line a state, in the order of the cells, with the action values and
/// the visits, tab-separated, after a head that says what the cells are. Equal tables give equal text, whatever the order in which training
/// met the states, whatever the machine or culture; reading the text back gives the same table, bit for bit, its rows in the text's order.
/// </summary>
/// <remarks>
/// <para>Lines end in a line feed. Numbers are in the invariant culture and the shortest that round-trip. The head is</para>
/// <code>
/// tabularrl-table   1
/// name              trained
/// ties              Random
/// discretizer       rounding
/// observation-size  2
/// cell-count        2
/// cell-width        16
/// parameters        2  0
/// features          Stage  Rate          (left out where the features have no names)
/// initial-value     0
/// action-count      2
/// Stage  Rate  q0  q1  n0  n1            (the columns; cell 0 and so on where the features have no names)
/// </code>
/// <para>
/// and the last line is <c>end</c>, so that a text that was cut off is noticed. In names a backslash, tab, line feed and carriage return are
/// written <c>\\</c>, <c>\t</c>, <c>\n</c> and <c>\r</c>. A checkpoint is smaller, faster to read and also goes on learning; this is for
/// reading, comparing and keeping.
/// </para>
/// </remarks>
public static class TableText
{
    /// <summary>Writes a policy's table.</summary>
    /// <param name="writer">Where to; it is not closed. Its line ends are not used.</param>
    /// <param name="policy">The policy.</param>
    /// <exception cref="IOException">The writer fails.</exception>
    public static void Write(TextWriter writer, FrozenPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(policy);
        new TableTextWriter(writer, policy).Write();
    }

    /// <summary>A policy's table as a string.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The text.</returns>
    public static string Format(FrozenPolicy policy)
    {
        using var writer = new StringWriter();
        Write(writer, policy);
        return writer.ToString();
    }

    /// <summary>Reads a policy back.</summary>
    /// <param name="reader">Where from; it is read to the end.</param>
    /// <param name="discretizer">The discretizer, which must describe itself as the text does; null to rebuild a built-in one.</param>
    /// <returns>The policy. States may stand in any order, but once only.</returns>
    /// <exception cref="FormatException">The text is not of this format; the message names the line.</exception>
    /// <exception cref="ArgumentException">The discretizer is another one, or none was given and the text's is not built in.</exception>
    public static FrozenPolicy Read(TextReader reader, IStateDiscretizer? discretizer = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new TableTextReader(reader, discretizer).Read();
    }

    /// <summary>Reads a policy back from a string.</summary>
    /// <param name="text">The text.</param>
    /// <param name="discretizer">The discretizer, which must describe itself as the text does; null to rebuild a built-in one.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="FormatException">The text is not of this format; the message names the line.</exception>
    /// <exception cref="ArgumentException">The discretizer is another one, or none was given and the text's is not built in.</exception>
    public static FrozenPolicy Parse(string text, IStateDiscretizer? discretizer = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var reader = new StringReader(text);
        return Read(reader, discretizer);
    }
}
