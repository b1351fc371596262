namespace CrmExperiment.Tests.Cli;

/// <summary>The folder of the solution, for tests that hold documents to what the program does.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "TabularRl.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("TabularRl.sln is in no folder above the test.");
    }
}
