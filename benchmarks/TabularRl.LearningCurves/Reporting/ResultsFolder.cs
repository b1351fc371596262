using System.Text;
using TabularRl.LearningCurves.Runs;
using TabularRl.LearningCurves.Yardsticks;
using TabularRl.Persistence;
using TabularRl.Reporting;

namespace TabularRl.LearningCurves.Reporting;

/// <summary>Writes the files of a run into a folder that exists.</summary>
/// <param name="folder">The folder.</param>
internal sealed class ResultsFolder(string folder)
{
    /// <summary>The file that a page of the documents shows.</summary>
    public static string TableName(string agent) => $"{agent}.md";

    public static string PictureName(string agent) => $"{agent}.svg";

    /// <summary>Writes what a single agent has: its picture and its table.</summary>
    public void WriteAgent(IReadOnlyList<ExactResult> results, IReadOnlyList<YardstickResult> others)
    {
        string agent = results.Count > 0 ? results[0].Agent : others[0].Yardstick.Agent;
        if (results.Count > 0)
            AtomicFile.Write(PathOf(PictureName(agent)), stream => SvgDocument.Write(stream, LearningPicture.Draw(results)));
        Write(TableName(agent), Tables(results, others));
    }

    /// <summary>Writes what all agents have together.</summary>
    public void WriteAll(IReadOnlyList<ExactResult> results, IReadOnlyList<YardstickResult> others)
    {
        Write("learning.csv", CsvFiles.Learning(results));
        Write("curves.csv", CsvFiles.Curves(results));
        Write("other.csv", CsvFiles.Other(others));
        Write("other-curves.csv", CsvFiles.OtherCurves(others));
        Write("learning.md", $"# Learning\n\n{Tables(results, others)}");
    }

    private static string Tables(IReadOnlyList<ExactResult> results, IReadOnlyList<YardstickResult> others) =>
        string.Join('\n', new[] { results.Count > 0 ? LearningTable.Of(results) : "", others.Count > 0 ? LearningTable.Of(others) : "" }.Where(table => table.Length > 0));

    private void Write(string name, string text) => AtomicFile.Write(PathOf(name), stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private string PathOf(string name) => Path.Combine(folder, name);
}
