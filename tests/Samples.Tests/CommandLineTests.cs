using Samples.Tests.Support;

namespace Samples.Tests;

/// <summary>The command line that the small samples share.</summary>
[TestFixture("GettingStarted")]
[TestFixture("CustomEnvironment")]
internal sealed class CommandLineTests(string sample)
{
    [TestCase("--episodes is a whole number from 1 to 100000000, not '0'.", "--episodes", "0")]
    [TestCase("--episodes is a whole number from 1 to 100000000, not '100000001'.", "--episodes", "100000001")]
    [TestCase("--episodes is a whole number from 1 to 100000000, not 'many'.", "--episodes=many")]
    [TestCase("--seed is a whole number from 0 to 18446744073709551615, not '-1'.", "--seed", "-1")]
    [TestCase("--seed is a whole number from 0 to 18446744073709551615, not '1.5'.", "--seed", "1.5")]
    [TestCase("--seed", "--seed")]
    [TestCase("--seed", "--seed", "1", "--seed", "2")]
    [TestCase("'--sed'", "--sed", "1")]
    [TestCase("'train'", "train")]
    public void CommandLine_Wrong_IsRefusedInOneSentence(string expected, params string[] args)
    {
        SampleRun run = SampleRun.Of(sample, args);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Error, Does.Contain(expected).And.EndsWith(" See --help." + Environment.NewLine));
            Assert.That(run.Error.TrimEnd().Contains('\n'), Is.False);
        });
    }

    [TestCase("--help")]
    [TestCase("-h")]
    public void Help_AskedFor_SaysWhatThereIs(string option)
    {
        SampleRun run = SampleRun.Of(sample, option);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Error, Is.Empty);
            Assert.That(run.Output, Does.Contain("--episodes").And.Contain("--seed").And.Contain("(default 42)").And.Contain("Learns"));
            Assert.That(run.Output, Does.Not.Contain("Trained"));
        });
    }

    [Test]
    public void Run_OfOneSeed_PrintsTheSame()
    {
        string first = SampleRun.Of(sample, "--episodes", "30", "--seed", "18446744073709551615").Output;
        Assert.Multiple(() =>
        {
            Assert.That(first, Does.Contain("Trained on 30 episodes"));
            Assert.That(SampleRun.Of(sample, "--seed=18446744073709551615", "--episodes=30").Output, Is.EqualTo(first));
            Assert.That(SampleRun.Of(sample, "--seed=7", "--episodes=30").Output, Is.Not.EqualTo(first));
        });
    }

    [Test]
    public void Run_OfOneEpisode_Ends() => Assert.That(SampleRun.Of(sample, "--episodes", "1").ExitCode, Is.Zero);
}
