using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;

namespace TabularRl.Packaging.Tests;

[TestFixture("TabularRl")]
[TestFixture("TabularRl.CrmEnvironment")]
[TestFixture("TabularRl.StandardEnvironments")]
public sealed class PackageContentTests
{
    private readonly string _id;

    public PackageContentTests(string id) => _id = id;

    [Test]
    public void Package_Contents_HoldLibraryDocumentationAndReadme()
    {
        using ZipArchive package = Open("nupkg");
        string[] names = [.. package.Entries.Select(entry => entry.FullName)];
        Assert.That(names, Is.SupersetOf(new[] { $"lib/net10.0/{_id}.dll", $"lib/net10.0/{_id}.xml", "README.md" }));
    }

    [Test]
    public void Package_Nuspec_NamesLicenceRepositoryAndRuntimeDependenciesOnly()
    {
        using ZipArchive package = Open("nupkg");
        string nuspec = Encoding.UTF8.GetString(Read(package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal))));
        Assert.Multiple(() =>
        {
            Assert.That(nuspec, Does.Contain("<license type=\"expression\">MIT</license>"));
            Assert.That(nuspec, Does.Contain("https://example.org/TabularRl"));
            Assert.That(nuspec, Does.Not.Match("dependency id=\"[^\"]*(Analyzer|Coverlet|NUnit)"));
        });
    }

    [Test]
    public void Package_EveryFile_IsFreeOfMachinePaths()
    {
        foreach (string kind in new[] { "nupkg", "snupkg" })
        {
            using ZipArchive package = Open(kind);
            foreach (ZipArchiveEntry entry in package.Entries)
            {
                byte[] content = Read(entry);
                Assert.That(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(RepositoryRoot.Path)), Is.Negative, entry.FullName);
                Assert.That(content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(RepositoryRoot.Path)), Is.Negative, entry.FullName);
            }
        }
    }

    [Test]
    public void Symbols_EveryDocument_HasAMappedPath()
    {
        using ZipArchive package = Open("snupkg");
        byte[] content = Read(package.Entries.Single(entry => entry.FullName == $"lib/net10.0/{_id}.pdb"));
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(content));
        MetadataReader reader = provider.GetMetadataReader();
        string[] documents = [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
        Assert.That(documents, Is.Not.Empty);
        Assert.That(documents, Is.All.StartsWith("/_/"));
    }

    private ZipArchive Open(string extension) =>
        ZipFile.OpenRead(Directory.GetFiles(PackageFixture.Feed, $"{_id}.?.*.{extension}").Single());

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
