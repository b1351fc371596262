namespace TabularRl.Tests.Evaluation.OffPolicy;

/// <summary>Pages of the repository's docs folder.</summary>
internal static class Document
{
    public static string Find(string name)
    {
        for (DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TabularRl.sln")))
                return Path.Combine(folder.FullName, "docs", name);
        }

        throw new FileNotFoundException("The repository's folder was not found above the tests.", name);
    }
}
