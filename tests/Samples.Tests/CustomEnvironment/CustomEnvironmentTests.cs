using System.Globalization;
using Samples.Tests.Support;

namespace Samples.Tests.CustomEnvironment;

/// <summary>The program of samples/CustomEnvironment.</summary>
[TestFixture]
internal sealed class CustomEnvironmentTests
{
    private SampleRun _run = null!;

    [OneTimeSetUp]
    public void Run() => _run = SampleRun.Of("CustomEnvironment");

    [Test]
    public void Run_ByDefault_FindsNothingToMendAndEnds()
    {
        Assert.That((_run.ExitCode, _run.Error), Is.EqualTo((0, "")));
        Assert.That(_run.Lines.Count(line => line == "The check found nothing."), Is.EqualTo(2));
    }

    [Test]
    public void Run_ByDefault_LearnsMoreThanAnySimpleRule()
    {
        double optimal = _run.NumbersOf("optimal")[0], learned = _run.NumbersOf("learned")[0], rule = _run.NumbersOf("fast, replaced at 0.33 mm")[0];
        Assert.Multiple(() =>
        {
            Assert.That(learned, Is.InRange(0.97 * optimal, optimal));
            Assert.That(learned, Is.GreaterThan(rule + 1));
            Assert.That(rule, Is.GreaterThan(_run.NumbersOf("random")[0] + 10));
            Assert.That(rule, Is.GreaterThan(_run.NumbersOf("always normal")[0] + 10));
        });
    }

    [Test]
    public void Run_ByDefault_PlaysWhatIsExact()
    {
        double exact = _run.NumbersOf("learned")[1];
        string[] words = _run.Lines.First(line => line.StartsWith("trained ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string mean = words[Array.FindIndex(words, word => word.EndsWith(')')) + 1]; // after the interval of the rate
        double played = double.Parse(mean, CultureInfo.InvariantCulture);
        Assert.That(played, Is.EqualTo(exact).Within(0.5));
        Assert.That(_run.Output, Does.Contain("trained: better than random").And.Contain("trained: better than always-normal"));
    }

    [Test]
    public void Run_ByDefault_ReplacesAWornToolWhenTheTechnicianIsThere()
    {
        Assert.That(_run.Lines.Single(line => line.StartsWith("wear from", StringComparison.Ordinal)), Does.EndWith("M T W T F S S"));
        Assert.That(_run.Lines.Single(line => line.StartsWith("  0.60 mm", StringComparison.Ordinal)), Does.EndWith("R N N R N N N"));
        Assert.That(_run.Lines.Single(line => line.StartsWith("  0.00 mm", StringComparison.Ordinal)), Does.EndWith("F F"));
    }
}
