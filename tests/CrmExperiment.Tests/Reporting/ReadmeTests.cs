using CrmExperiment.Tests.Cli;

namespace CrmExperiment.Tests.Reporting;

/// <summary>README shows what the program prints.</summary>
[TestFixture]
public sealed class ReadmeTests
{
    private const string Begin = "<!-- results: written by a run of the sample, and held to it by a test -->\n";
    private const string End = "<!-- /results -->";

    [Test]
    public void Readme_ResultsTable_IsThatOfADefaultRun()
    {
        using var folder = new TemporaryFolder();
        AppRun run = AppRun.Of("--output", folder.Path, "--quiet");
        Assert.That(run.ExitCode, Is.Zero, run.Error);

        string readme = File.ReadAllText(Path.Combine(FindRoot(), "README.md")).ReplaceLineEndings("\n");
        int begin = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        string table = readme[begin..readme.IndexOf(End, StringComparison.Ordinal)];
        Assert.That(table, Is.EqualTo(File.ReadAllText(folder["summary.md"])), "Copy summary.md of a default run into README.md.");
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TabularRl.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("TabularRl.sln is in no folder above the test.");
    }
}
