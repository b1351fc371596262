namespace TabularRl.Tests.Support;

/// <summary>The C# examples of a documentation page, which stand in a test word for word and so are compiled and run.</summary>
internal static class DocExample
{
    /// <summary>Asserts that a source file holds the page's first example, but for usings and the indent.</summary>
    public static void AssertIsIn(string page, string source) => AssertIsIn(page, source, Examples(page).First());

    /// <summary>Asserts that a source file holds every example of the page, but for usings and the indent.</summary>
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

    /// <summary>What the page says that its examples print, all together.</summary>
    public static string Output(string page) => string.Concat(Blocks(page, "text").Select(block => block + "\n"));

    /// <summary>What an action writes to the console, with line feeds.</summary>
    public static string Capture(Action action)
    {
        using var output = new StringWriter { NewLine = "\n" };
        TextWriter before = Console.Out;
        Console.SetOut(output);
        try
        {
            action();
        }
        finally
        {
            Console.SetOut(before);
        }

        return output.ToString();
    }

    private static IEnumerable<string> Examples(string page) => Blocks(page, "csharp").Select(WithoutUsings);

    private static IEnumerable<string> Blocks(string page, string language) => File.ReadAllText(Path.Combine(Root(), page)).ReplaceLineEndings("\n")
        .Split($"```{language}\n").Skip(1).Select(rest => rest[..rest.IndexOf("\n```", StringComparison.Ordinal)]);

    private static string WithoutUsings(string example) =>
        string.Join('\n', example.Split('\n').SkipWhile(line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';')));

    private static void AssertIsIn(string page, string source, string example) => Assert.That(
        Flat(File.ReadAllText(Path.Combine(Root(), source))), Does.Contain(Flat(example)), $"The example of {page} is another one than that in {source}.");

    private static string Flat(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));
}
