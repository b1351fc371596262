using Samples.Tests.Support;

namespace Samples.Tests;

[TestFixture]
internal sealed class GettingStartedTests
{
    [Test]
    public void Run_ByDefault_LearnsTheOptimum()
    {
        SampleRun run = SampleRun.Of("GettingStarted");
        double[] optimal = run.NumbersOf("optimal");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Error, Is.Empty);
            Assert.That(optimal, Is.EqualTo(new[] { 0.5420, 74.0 }));
            Assert.That(run.NumbersOf("learned"), Is.EqualTo(optimal));
            Assert.That(run.NumbersOf("random"), Is.EqualTo(new[] { 0.0124, 1.4 }));
        });
    }

    [Test]
    public void Run_ByDefault_DrawsTheLakeAndThePolicyAsArrows()
    {
        string[] lines = SampleRun.Of("GettingStarted").Lines;
        int lake = Array.IndexOf(lines, "SFFF");
        int policy = Array.FindIndex(lines, line => line.StartsWith("The policy", StringComparison.Ordinal));
        Assert.That(lines[lake..(lake + 4)], Is.EqualTo(new[] { "SFFF", "FHFH", "FFFH", "HFFG" }));

        // Between the two holes left and right are worth the same: a hole, up or down.
        Assert.That(lines[(policy + 1)..(policy + 5)], Is.EqualTo(new[] { "←↑↑↑", "←H→H", "↑↓←H", "H→↓G" }));
    }

    [Test]
    public void Run_OfFewEpisodes_SaysWhereNothingIsKnown() =>
        Assert.That(SampleRun.Of("GettingStarted", "--episodes", "1").Output, Does.Contain("?"));
}
