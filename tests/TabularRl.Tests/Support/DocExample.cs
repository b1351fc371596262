namespace TabularRl.Tests.Support;

/// <summary>The C# example of a documentation page, which stands in a test word for word and so is compiled and run.</summary>
internal static class DocExample
{
    /// <summary>Asserts that a source file holds the page's first example, but for the indent.</summary>
    public static void AssertIsIn(string page, string source)
    {
        string text = File.ReadAllText(Path.Combine(Root(), page)).ReplaceLineEndings("\n");
        int start = text.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        string example = text[start..text.IndexOf("\n```", start, StringComparison.Ordinal)];
        Assert.That(Flat(File.ReadAllText(Path.Combine(Root(), source))), Does.Contain(Flat(example)), $"The example of {page} is another one than that in {source}.");
    }

    private static string Flat(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));

    /// <summary>The folder of the repository.</summary>
    public static string Root()
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TabularRl.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("TabularRl.sln is in no folder above the test.");
    }
}
