using TabularRl.Benchmarks.Cli;

namespace TabularRl.Benchmarks.Tests.Cli;

/// <summary>The demonstration in small; in full it needs more memory than a test may take.</summary>
[TestFixture]
internal sealed class HugeTableTests
{
    [Test]
    public void Run_WithEnoughMemory_FindsEveryValue()
    {
        using var output = new StringWriter();
        Assert.That(HugeTable.Run(5_000, long.MaxValue, output), Is.True);
        Assert.That(output.ToString(), Does.Contain("320,000 values").And.Contain("0 values are wrong"));
    }

    [Test]
    public void Run_WithoutEnoughMemory_SaysSoAndDoesNothing()
    {
        using var output = new StringWriter();
        Assert.That(HugeTable.Run(HugeTable.StateCount, 1L << 30, output), Is.False);
        Assert.That(output.ToString(), Does.Contain("1.0 GiB are free").And.Contain("not enough memory").And.Not.Contain("added"));
    }

    [Test]
    public void StateCount_OfTheDemonstration_MakesMoreThan2To31Values() => Assert.Multiple(() =>
    {
        Assert.That((long)HugeTable.StateCount * HugeTable.ActionCount, Is.GreaterThan(1L << 31));
        Assert.That(HugeTable.NeededBytes(HugeTable.StateCount), Is.LessThan(22L << 30), "It must fit in a machine of 24 GiB.");
    });
}
