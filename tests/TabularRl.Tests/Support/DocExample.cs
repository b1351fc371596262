namespace TabularRl.Tests.Support;

/// <summary>The C# examples of a documentation page, which stand in a test word for word and so are compiled and run.</summary>
internal static class DocExample
{
    /// <summary>Asserts that a source file holds the page's first example, but for the indent.</summary>
    public static void AssertIsIn(string page, string source) => AssertIsIn(page, source, Examples(page).First());

    /// <summary>Asserts that a source file holds every example of the page, but for the indent.</summary>
    public static void AssertAllAreIn(string page, string source)
    {
        foreach (string example in Examples(page))
            AssertIsIn(page, source, example);
    }

    /// <summary>The folder of the repository.</summary>
    public static string Root()
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TabularRl.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("TabularRl.sln is in no folder above the test.");
    }

    private static IEnumerable<string> Examples(string page) => File.ReadAllText(Path.Combine(Root(), page)).ReplaceLineEndings("\n")
        .Split("```csharp\n").Skip(1).Select(rest => rest[..rest.IndexOf("\n```", StringComparison.Ordinal)]);

    private static void AssertIsIn(string page, string source, string example) => Assert.That(
        Flat(File.ReadAllText(Path.Combine(Root(), source))), Does.Contain(Flat(example)), $"The example of {page} is another one than that in {source}.");

    private static string Flat(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));
}
