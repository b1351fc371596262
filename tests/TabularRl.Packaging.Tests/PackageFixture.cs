namespace TabularRl.Packaging.Tests;

/// <summary>Packs the packages once, into a folder of their own, for all tests of this assembly.</summary>
[SetUpFixture]
internal sealed class PackageFixture
{
    public static string Folder { get; private set; } = "";

    public static string Feed => Path.Combine(Folder, "feed");

    [OneTimeSetUp]
    public void Pack()
    {
        Folder = Directory.CreateTempSubdirectory("tabularrl-packaging-").FullName;
        foreach (string project in new[] { "TabularRl", "TabularRl.CrmEnvironment", "TabularRl.StandardEnvironments" })
            DotNet.Run(RepositoryRoot.Path, "pack", Path.Combine("src", project), "-c", "Release", "-o", Feed);
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(Folder, recursive: true);
}
