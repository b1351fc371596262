using System.Text.RegularExpressions;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Architecture;

/// <summary>What an environment can do is asked by <c>FindCapability</c>: <c>is</c> and <c>as</c> do not see through a wrapper.</summary>
[TestFixture]
internal sealed partial class CapabilityTests
{
    [TestCase("src")]
    [TestCase("samples")]
    [TestCase("benchmarks")]
    public void Sources_ThatAskForACapability_SeeThroughWrappers(string folder)
    {
        string[] wrong =
        [
            .. from file in Directory.EnumerateFiles(Path.Combine(DocExample.Root(), folder), "*.cs", SearchOption.AllDirectories)
               where TypeTest().IsMatch(File.ReadAllText(file))
               select file,
        ];
        Assert.That(wrong, Is.Empty);
    }

    [GeneratedRegex(@"\b(is|as)( not)?\s+(I(Masked|Goal|Startable|Finite)Environment|IRandomStateful)\b")]
    private static partial Regex TypeTest();
}
