using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.RoundRobin;

namespace TabularRl.Benchmarks.Tests.RoundRobin;

[TestFixture]
internal sealed class RoundRobinRunnerTests
{
    private static readonly RoundRobinOptions NoWarmUp = new()
    {
        RoundCount = 9,
        TurnTime = TimeSpan.Zero,
        WarmUpTime = TimeSpan.Zero,
        WarmUpPause = TimeSpan.Zero,
    };

    [Test]
    public void Run_OfThreeContenders_LetsEachOnceARoundAndAnotherFirstEachTime()
    {
        var log = new List<string>();
        Entry[] entries = [.. new[] { "a", "b", "c" }.Select(name => new Entry(name, 1, new LoggingContender(name, log)))];
        new RoundRobinRunner(NoWarmUp with { RoundCount = 4 }).Run(entries);
        Assert.That(string.Concat(log), Is.EqualTo("abcbcacababc"));
    }

    [Test]
    public void Run_OfAContenderThatAllocates_CountsItsBytesAnOperation()
    {
        IReadOnlyList<Measurement> measurements = new RoundRobinRunner(NoWarmUp).Run(
            [new Entry("allocates", 1, new AllocatingContender(1_000)), new Entry("does not", 1, new AllocatingContender(0))]);
        Assert.That(measurements[0].AllocatedBytesPerOperation, Is.EqualTo(1_024.0 / 4));
        Assert.That(measurements[1].AllocatedBytesPerOperation, Is.Zero);
    }

    [Test]
    public void Run_OfASelfTimedContender_TakesItsOwnTime()
    {
        Measurement measurement = new RoundRobinRunner(NoWarmUp).Run([new Entry("self-timed", 1, new SelfTimedContender())])[0];
        Assert.That(measurement.Rounds, Is.All.EqualTo(5_000));
    }

    [Test]
    public void Run_WithWarmUp_RunsBeforeTheRoundsAndPreparesEveryTurn()
    {
        var contender = new CountingContender();
        new RoundRobinRunner(NoWarmUp with { WarmUpTime = TimeSpan.FromTicks(3) }).Run([new Entry("counts", 1, contender)]);
        Assert.That(contender.RunCount, Is.GreaterThan(9));
        Assert.That(contender.PrepareCount, Is.EqualTo(contender.RunCount));
    }

    [Test]
    public void Run_OfShortWork_RepeatsItToFillATurn()
    {
        var contender = new CountingContender();
        new RoundRobinRunner(NoWarmUp with { WarmUpTime = TimeSpan.FromTicks(3), TurnTime = TimeSpan.FromSeconds(0.001) }).Run([new Entry("counts", 1, contender)]);
        Assert.That(contender.RunCount, Is.GreaterThan(2 * contender.PrepareCount));
    }

    [TestCase(new[] { 5.0, 1, 3 }, 3)]
    [TestCase(new[] { 4.0, 1, 2, 3 }, 2.5)]
    [TestCase(new[] { 1.0, 1, 1, 1, 1, 1, 1, 1, 900 }, 1)]
    public void NsPerOperation_OfRounds_IsTheirMedian(double[] rounds, double median) => Assert.That(Of(rounds).NsPerOperation, Is.EqualTo(median));

    [Test]
    public void Quartiles_OfRounds_EncloseTheMedian()
    {
        Measurement measurement = Of([9, 1, 8, 2, 7, 3, 6, 4, 5]);
        Assert.That(measurement.LowerQuartile, Is.EqualTo(3).Within(0.5));
        Assert.That(measurement.UpperQuartile, Is.EqualTo(7).Within(0.5));
    }

    private static Measurement Of(double[] rounds) =>
        new() { Name = "a", StateCount = 1, BytesPerState = null, AllocatedBytesPerOperation = 0, Rounds = rounds };

    private sealed class LoggingContender(string name, List<string> log) : IContender
    {
        public long Run()
        {
            log.Add(name);
            return 1;
        }
    }

    private sealed class AllocatingContender(int byteCount) : IContender
    {
        public byte[]? Last { get; private set; }

        public long Run()
        {
            if (byteCount > 0)
                Last = new byte[byteCount];
            return 4;
        }
    }

    private sealed class SelfTimedContender : ISelfTimedContender
    {
        public TimeSpan Elapsed => TimeSpan.FromMicroseconds(10);

        public long Run() => 2;
    }

    private sealed class CountingContender : IContender
    {
        public int PrepareCount { get; private set; }

        public int RunCount { get; private set; }

        public void Prepare() => PrepareCount++;

        public long Run() => ++RunCount;
    }
}
