using System.Text.RegularExpressions;
using TabularRl.Interpretation;
using TabularRl.Policies;

namespace TabularRl.Tests.Interpretation;

/// <summary>Holds docs/reading-a-table.md: its code stands below, line by line, and its output is what that prints.</summary>
public sealed partial class ReadingATableTests
{
    private static readonly string Root = FindRoot();

    private readonly StringWriter _output = new();

    [Test]
    public void Page_Output_IsWhatItsCodePrints()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "reading-a-table.md"));
        string[] blocks = [.. TextBlocks().Matches(page).Select(match => match.Groups[1].Value)];
        string[] printed = [blocks[0], .. Run(blocks[0])];
        if (TestContext.Parameters.Get("rewrite") is not null)
            Rewrite(page, printed);

        Assert.That(blocks, Is.EqualTo(printed));
    }

    [Test]
    public void Page_Code_IsCompiledHere()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "reading-a-table.md"));
        string here = File.ReadAllText(Path.Combine(Root, "tests", "TabularRl.Tests", "Interpretation", "ReadingATableTests.cs"));
        string[] lines = [.. CodeBlocks().Matches(page).SelectMany(match => match.Groups[1].Value.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0)];

        Assert.That(lines, Is.Not.Empty);
        Assert.That(lines.Where(line => !here.Contains(line)), Is.Empty);
    }

    [Test]
    public void Page_Table_IsTheOneOfTheTests()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "reading-a-table.md"));

        Assert.That(TableText.Format(TestTables.Funnel(reversed: true)), Is.EqualTo(TextBlocks().Match(page).Groups[1].Value));
    }

    private IEnumerable<string> Run(string text)
    {
        ReadingATableTests Console = this;
        FrozenPolicy policy = TableText.Parse(text);
        var labels = new TableLabels(policy, ["wait", "call", "meet"]);

        Console.Write(TableSummary.Of(policy).ToText(labels));
        yield return Printed();

        var explainer = new StateExplainer(policy);
        Console.Write(explainer.Explain([2, 20]).ToText(labels));
        yield return Printed();

        var options = new CounterfactualOptions { FixedCells = [0], WantedAction = 1 };
        Console.WriteLine(explainer.FindCounterfactual([2, 20], options)?.ToText(labels) ?? "no such state");
        yield return Printed();

        Console.Write(explainer.Explain([2, 12]).ToText(labels));
        yield return Printed();

        var background = new double[][] { [0, 10], [0, 20], [1, 10], [1, 20], [5, 30] };
        Console.Write(new ShapleyExplainer(policy, background).Explain([2, 20]).ToText(labels));
        yield return Printed();

        PolicyTree tree = PolicyTree.Fit(policy, new PolicyTreeOptions { MaxLeaves = 2 });
        Console.Write(tree.ToText(labels));
        foreach (PolicyRule rule in tree.Rules)
            Console.WriteLine(rule.ToText(labels));
        yield return Printed();

        FrozenPolicy later = TableText.Parse(text.Replace("1\t20\t0.1\t0.8\t0.2", "1\t20\t0.1\t0.8\t1.4").Replace("3\t20\t0\t0\t0\t0\t0\t0\n", ""));
        Console.Write(TableDiff.Compare(policy, later).ToText(labels));
        Console.WriteLine(TableMerge.ByVisits([policy, later]).Decide([1, 20]));
        yield return Printed();
    }

    private void Write(string text) => _output.Write(text);

    private void WriteLine(object value) => _output.Write(value + "\n");

    private string Printed()
    {
        string text = _output.ToString();
        _output.GetStringBuilder().Clear();
        return text;
    }

    // dotnet test … -- 'TestRunParameters.Parameter(name="rewrite", value="1")' writes the outputs into the page.
    private static void Rewrite(string page, string[] printed)
    {
        int block = 0;
        File.WriteAllText(Path.Combine(Root, "docs", "reading-a-table.md"), TextBlocks().Replace(page, _ => $"```text\n{printed[block++]}```\n"));
    }

    private static string FindRoot()
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TabularRl.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    [GeneratedRegex("```text\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex TextBlocks();

    [GeneratedRegex("```csharp\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();
}
