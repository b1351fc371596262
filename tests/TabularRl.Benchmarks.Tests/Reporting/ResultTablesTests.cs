using TabularRl.Benchmarks.Reporting;

namespace TabularRl.Benchmarks.Tests.Reporting;

[TestFixture]
internal sealed class ResultTablesTests
{
    private readonly Summary _summary = Make.Report().Summary;

    [Test]
    public void Times_OfNames_HasARowANameAndAColumnANumberOfStates() => Assert.That(
        ResultTables.Times(_summary, ["flat-update", "key-update", "not measured", "key-update-zipf"]),
        Is.EqualTo("""
            | ns an operation (× flat array) | 1,449 states | 100,000 states |
            |---|---|---|
            | flat-update | 2 | 10 |
            | key-update | 7 (3.50 ×) | 25 (2.50 ×) |
            | key-update-zipf | 6 (2.00 ×) |  |

            """.ReplaceLineEndings("\n")));

    [Test]
    public void Memory_OfNames_LeavesOutRowsWithoutATable() => Assert.That(
        ResultTables.Memory(_summary, ["key-update", "trainer-overhead"]),
        Is.EqualTo("""
            | bytes a state | 1,449 states | 100,000 states |
            |---|---|---|
            | key-update | 136 | 101 |

            """.ReplaceLineEndings("\n")));

    [Test]
    public void List_OfNames_ComparesWithTheBaseline() => Assert.That(
        ResultTables.List(_summary, ["training-bare-loop", "trainer-overhead", "experiment"]),
        Is.EqualTo("""
            | work | states | ns an operation | operations a second | compared with | ratio | bytes allocated an operation |
            |---|---|---|---|---|---|---|
            | training-bare-loop | 1,300 | 80 | 12,500,000 |  |  | 0 |
            | trainer-overhead | 1,300 | 84 | 11,904,762 | training-bare-loop | 1.05 × | 0 |
            | experiment | 1,301 | 2,440 | 409,752 |  |  | 0.25 |

            """.ReplaceLineEndings("\n")));

    [TestCase(0, "0")]
    [TestCase(0.004, "0")]
    [TestCase(1.949, "1.95")]
    [TestCase(23.46, "23.5")]
    [TestCase(2_440.4, "2,440")]
    [TestCase(-1.5, "-1.5")]
    public void Figures_OfANumber_HaveAboutThreeDigits(double value, string text) => Assert.That(Figures.Of(value), Is.EqualTo(text));

    [Test]
    public void MarkdownReport_OfARun_NamesTheMachineAndTheVersions()
    {
        string text = MarkdownReport.Of(Make.Report());
        Assert.That(text, Does.Contain("AMD \"Any\", 2 cores, 256-bit vectors; Debian 12, X64; .NET 10.0.0.\nBenchmarkDotNet 0.15.8, TabularRl 0.1.0.\n"));
        Assert.That(text, Does.Contain("| key-update-zipf | 6 (2.00 ×) |"));
    }

    [Test]
    public void CsvReport_OfARun_HasTheMachineAndTheSpreadInEveryRow()
    {
        string[] lines = CsvReport.Of(Make.Measurements, Make.Report()).Split('\n');
        Assert.That(lines, Has.Length.EqualTo(Make.Measurements.Count + 2), "A header, the rows, and what follows the last line.");
        Assert.That(lines[2], Does.StartWith("key-update,1449,7,").And.Contain(",3,142857143,3.5,flat-update,3.5,136.123,0,"));
        Assert.That(lines[2], Does.EndWith(",\"AMD \"\"Any\"\"\",2,\"Debian 12\",\".NET 10.0.0\",\"BenchmarkDotNet 0.15.8, TabularRl 0.1.0\""));
        Assert.That(lines[8], Does.Contain(",,training-bare-loop,1.05,,0,"), "Compared, but not with a flat array.");
    }

    [Test]
    public void Curves_OfTrainings_HasAColumnATraining() => Assert.That(ResultTables.Curves(Make.Curves).Split('\n'), Is.EqualTo(new[]
    {
        "| episodes | sequential | 2 workers |",
        "|---|---|---|",
        "| 100 | -10.50 (0.0 %) | -11.00 (12.5 %) |",
        "| 200 | 2.25 (50.0 %) | 2.00 (25.0 %) |",
        "",
    }));

    [Test]
    public void MachineInfo_OfThisMachine_NamesNeitherHostNorUserNorPath()
    {
        MachineInfo machine = MachineInfo.Current();
        string all = $"{machine} {machine.DescribePackages()}";
        Assert.Multiple(() =>
        {
            Assert.That(machine.Processor, Is.Not.Empty);
            Assert.That(all.Split(' ', ',', ';', '.'), Does.Not.Contain(Environment.MachineName).And.Not.Contain(Environment.UserName));
            Assert.That(all.Contains(AppContext.BaseDirectory, StringComparison.Ordinal), Is.False);
            Assert.That(machine.Packages.Keys, Does.Contain("TabularRl").And.Contain("BenchmarkDotNet"));
            Assert.That(machine.Packages.Values, Is.All.Match(@"^\d+\.\d+"));
        });
    }
}
