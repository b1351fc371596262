using TabularRl.Benchmarks.Cli;

namespace TabularRl.Benchmarks.Tests.Cli;

[TestFixture]
internal sealed class BenchmarkProgramTests
{
    [Test]
    public void Parse_OutputAndShort_TakesBoth() => Assert.That(
        BenchmarkArguments.Parse(["--short", "--output", "here"], out _), Is.EqualTo(new BenchmarkArguments("here", IsShort: true, UpdatesDocuments: false)));

    [Test]
    public void Parse_UpdateDocuments_TakesIt() => Assert.That(
        BenchmarkArguments.Parse(["--update-documents"], out _), Is.EqualTo(new BenchmarkArguments(null, IsShort: false, UpdatesDocuments: true)));

    [TestCase("--short", "--output")]
    [TestCase("--output", "needs a folder")]
    [TestCase("--output here --fast", "'--fast'")]
    [TestCase("--output here --update-documents", "benchmarks/results")]
    [TestCase("--short --update-documents", "--output")]
    [TestCase("--huge --short", "--huge stands alone")]
    public void Run_OptionsThatMakeNoSense_SaysWhatIsWrong(string line, string mistake)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.That(BenchmarkProgram.Run(line.Split(' '), output, error), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain(mistake).And.Contain("--help"));
    }

    [TestCase(new string[0], 2)]
    [TestCase(new[] { "--help" }, 0)]
    public void Run_WithoutOptionsOrForHelp_ExplainsItself(string[] args, int exitCode)
    {
        using var output = new StringWriter();
        Assert.That(BenchmarkProgram.Run(args, output, TextWriter.Null), Is.EqualTo(exitCode));
        Assert.That(output.ToString(), Does.Contain("--output DIR").And.Contain("--short").And.Contain("--update-documents").And.Contain("--huge").And.Contain("--filter"));
    }
}
