using System.Text.RegularExpressions;
using TabularRl.Tests.Support;

namespace Samples.Tests.Documents;

/// <summary>What the pages point to is there.</summary>
[TestFixture]
internal sealed partial class PageTests
{
    private static IEnumerable<string> Pages =>
    [
        .. Directory.EnumerateFiles(DocExample.Root(), "*.md").Concat(Directory.EnumerateFiles(Path.Combine(DocExample.Root(), "docs"), "*.md"))
            .Select(file => Path.GetRelativePath(DocExample.Root(), file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [TestCaseSource(nameof(Pages))]
    public void Links_OfAPage_LeadToFiles(string page)
    {
        string file = Path.Combine(DocExample.Root(), page);
        string[] broken =
        [
            .. Link().Matches(File.ReadAllText(file)).Select(link => link.Groups[1].Value)
                .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target))),
        ];
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Readme_OfThePages_LinksEachOfThem()
    {
        string readme = File.ReadAllText(Path.Combine(DocExample.Root(), "README.md"));
        Assert.That(Pages.Where(page => page != "README.md" && !readme.Contains($"({page})", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Concepts_InTheGlossary_NameWhatThePackagesHave()
    {
        string surface = string.Concat(Directory.EnumerateFiles(Path.Combine(DocExample.Root(), "src"), "PublicAPI.*.txt", SearchOption.AllDirectories).Select(File.ReadAllText));
        string[] names = [.. Name().Matches(File.ReadAllText(Path.Combine(DocExample.Root(), "docs", "concepts.md"))).Select(name => name.Groups[1].Value).Distinct()];
        Assert.That(names, Has.Length.GreaterThan(50));
        Assert.That(names.Where(name => !Regex.IsMatch(surface, $@"\b{Regex.Escape(name)}\b")), Is.Empty);
    }

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([A-Z][A-Za-z]*(?:\.[A-Z][A-Za-z]*)*)`")]
    private static partial Regex Name();
}
