using System.Collections.Immutable;
using TabularRl.Exploration.Schedules;

namespace TabularRl.Tests.Exploration.Schedules;

[TestFixture]
internal sealed class ScheduleTests
{
    [TestCase(0, 1.0)]
    [TestCase(1, 0.75)]
    [TestCase(2, 0.5)]
    [TestCase(3, 0.25)]
    [TestCase(4, 0.0)]
    [TestCase(1000, 0.0)]
    public void Linear_FromOneToZeroInFour_FallsByAQuarter(long episode, double expected) =>
        Assert.That(Episode(Schedule.Linear(1, 0, 4), episode), Is.EqualTo(expected));

    [Test]
    public void Linear_Upwards_Rises() => Assert.That(Episode(Schedule.Linear(0.2, 0.6, 2), 1), Is.EqualTo(0.4).Within(1e-15));

    [TestCase(0, 1.0)]
    [TestCase(1, 0.5)]
    [TestCase(2, 0.25)]
    [TestCase(3, 0.2)]
    [TestCase(100_000_000_000, 0.2)]
    public void Exponential_ByHalfDownToAFifth_StopsThere(long episode, double expected) =>
        Assert.That(Episode(Schedule.Exponential(1, 0.5, 0.2), episode), Is.EqualTo(expected).Within(1e-15));

    [Test]
    public void Exponential_OfTheDefaultExploration_IsAtItsFloorAfter919Episodes()
    {
        ISchedule schedule = Schedule.Exponential(1, 0.995, 0.01);
        Assert.That(Episode(schedule, 918), Is.GreaterThan(0.01));
        Assert.That(Episode(schedule, 919), Is.EqualTo(0.01));
    }

    [TestCase(0.3, 0.995, 0.01)]
    [TestCase(1.0, 0.99995, 0.01)]
    [TestCase(1.0, 1.0, 0.5)]
    [TestCase(1.0, 0.9, 1.0)]
    [TestCase(1.0, 0.5, 0.0)]
    [TestCase(0.0, 0.5, 0.0)]
    public void Exponential_AroundItsFloor_IsThePowerBitForBit(double start, double decay, double floor)
    {
        ISchedule schedule = Schedule.Exponential(start, decay, floor);
        foreach (long episode in Enumerable.Range(0, 2_000).Select(i => (long)i).Concat([50_000, 92_000, 92_103, 92_104, 92_105, 100_000, long.MaxValue]))
            Assert.That(Episode(schedule, episode), Is.EqualTo(Math.Max(floor, start * Math.Pow(decay, episode))), $"{episode}");
    }

    [TestCase(1.0, 1.0, 1, 1.0)]
    [TestCase(1.0, 1.0, 4, 0.25)]
    [TestCase(0.5, 1.0, 4, 0.5)]
    [TestCase(0.5, 3.0, 9, 1.0)]
    [TestCase(0.5, 1.0, 1_000_000, 0.001)]
    [TestCase(1.0, 0.5, 0, 0.5)]
    public void InverseVisits_OfACount_IsItsPower(double exponent, double start, long visits, double expected) =>
        Assert.That(Schedule.InverseVisits(exponent, start).GetValue(new ScheduleTime(7, 7, visits)), Is.EqualTo(expected).Within(1e-15));

    [FsCheckProperty]
    public bool InverseVisits_NearItsCachesEnd_IsContinuous(byte offset)
    {
        ISchedule schedule = Schedule.InverseVisits(0.8);
        long visits = 1024 - 128 + offset;
        return schedule.GetValue(new ScheduleTime(0, 0, visits)) == 1 / Math.Pow(visits, 0.8);
    }

    private static IEnumerable<TestCaseData> BadParameters()
    {
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Constant(double.NaN))).SetArgDisplayNames("constant NaN");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Constant(double.PositiveInfinity))).SetArgDisplayNames("constant infinity");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Linear(double.NaN, 0, 1))).SetArgDisplayNames("linear from NaN");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Linear(0, double.NaN, 1))).SetArgDisplayNames("linear to NaN");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Linear(1, 0, 0))).SetArgDisplayNames("linear in no episode");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Exponential(1, 0, 0))).SetArgDisplayNames("decay 0");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Exponential(1, 1.01, 0))).SetArgDisplayNames("decay above 1");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Exponential(1, double.NaN, 0))).SetArgDisplayNames("decay NaN");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Exponential(1, 0.5, 2))).SetArgDisplayNames("floor above start");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Exponential(1, 0.5, -0.1))).SetArgDisplayNames("floor below 0");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Exponential(double.NaN, 0.5, 0))).SetArgDisplayNames("start NaN");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.InverseVisits(0))).SetArgDisplayNames("exponent 0");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.InverseVisits(1.5))).SetArgDisplayNames("exponent above 1");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.InverseVisits(1, 0))).SetArgDisplayNames("inverse start 0");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.InverseVisits(1, double.PositiveInfinity))).SetArgDisplayNames("inverse start infinite");
    }

    [TestCaseSource(nameof(BadParameters))]
    public void Schedule_OfParametersOutOfRange_IsRefused(Func<ISchedule> create) =>
        Assert.That(create, Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void FromDescription_OfAKindThatIsNotBuiltIn_NamesIt() =>
        Assert.That(
            () => Schedule.FromDescription(new StaircaseSchedule().Description),
            Throws.ArgumentException.With.Message.Contains("staircase()").And.Message.Contains("pass the schedule itself"));

    [Test]
    public void FromDescription_OfParametersThatDoNotFit_IsRefused()
    {
        Assert.That(() => Schedule.FromDescription(new ScheduleDescription("constant", [])), Throws.ArgumentException);
        Assert.That(() => Schedule.FromDescription(new ScheduleDescription("constant", [1, 2])), Throws.ArgumentException);
        Assert.That(() => Schedule.FromDescription(new ScheduleDescription("linear", [1, 0, double.NaN])), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void Equals_OfDescriptions_ComparesParameters()
    {
        var description = new ScheduleDescription("constant", [1]);
        Assert.That(new ScheduleDescription("constant", [1]), Is.EqualTo(description));
        Assert.That(new ScheduleDescription("constant", [2]), Is.Not.EqualTo(description));
        Assert.That(new ScheduleDescription("linear", [1]), Is.Not.EqualTo(description));
        Assert.That(new ScheduleDescription("own", default), Is.EqualTo(new ScheduleDescription("own", ImmutableArray<double>.Empty)));
    }

    private static double Episode(ISchedule schedule, long episode) => schedule.GetValue(new ScheduleTime(episode, 123, 45));
}
