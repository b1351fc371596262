namespace TabularRl.Reporting;

/// <summary>The checkout of the repository that a program runs from.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder that holds the solution, or null outside of a checkout.</summary>
    public static string? Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TabularRl.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }
}
