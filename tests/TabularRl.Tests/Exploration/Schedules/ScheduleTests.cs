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

    [TestCase(0, 0.8)]
    [TestCase(2, 0.4)] // 0.8 / (1 + 0.5 · 2)
    [TestCase(6, 0.2)]
    [TestCase(14, 0.1)]
    [TestCase(15, 0.1)]
    [TestCase(long.MaxValue, 0.1)]
    public void InverseTime_OfDecayOneHalf_IsHalfAfterTwo(long episode, double expected) =>
        Assert.That(Episode(Schedule.InverseTime(0.8, 0.5, 0.1), episode), Is.EqualTo(expected).Within(1e-15));

    [Test]
    public void Schedule_ByStep_IsTheOneByEpisodeReadAtTheStep([Values(0, 1, 3, 10, 1000)] long index)
    {
        ScheduleBreakpoint[] breakpoints = [new(1, 2), new(5, 4)];
        (ISchedule ByEpisode, ISchedule ByStep)[] twins =
        [
            (Schedule.Linear(1, 0, 4), Schedule.Linear(1, 0, 4, ScheduleUnit.Step)),
            (Schedule.Exponential(1, 0.5, 0.2), Schedule.Exponential(1, 0.5, 0.2, ScheduleUnit.Step)),
            (Schedule.InverseTime(1, 0.5, 0.2), Schedule.InverseTime(1, 0.5, 0.2, ScheduleUnit.Step)),
            (Schedule.Piecewise(breakpoints), Schedule.Piecewise(breakpoints, ScheduleUnit.Step)),
            (Schedule.WarmUp(0, 4, Schedule.Constant(1)), Schedule.WarmUp(0, 4, Schedule.Constant(1), ScheduleUnit.Step)),
        ];
        foreach ((ISchedule byEpisode, ISchedule byStep) in twins)
        {
            Assert.That(byStep.GetValue(new ScheduleTime(77, index, 5)), Is.EqualTo(byEpisode.GetValue(new ScheduleTime(index, 77, 5))));
            Assert.That((byEpisode.Inputs, byStep.Inputs), Is.EqualTo((ScheduleInputs.Episode, ScheduleInputs.Step)));
            Assert.That(byStep.Description, Is.Not.EqualTo(byEpisode.Description));
        }
    }

    [TestCase(0, 2.0)]
    [TestCase(1, 2.0)]
    [TestCase(2, 2.5)]
    [TestCase(4, 3.5)]
    [TestCase(5, 4.0)]
    [TestCase(6, 0.5)]
    [TestCase(8, 0.25)]
    [TestCase(10, 0.0)]
    [TestCase(11, 0.0)]
    public void Piecewise_UpAJumpAndDown_GoesThroughItsBreakpoints(long episode, double expected) =>
        Assert.That(Episode(Schedule.Piecewise([new(1, 2), new(5, 4), new(6, 0.5), new(10, 0)]), episode), Is.EqualTo(expected).Within(1e-15));

    // 0.1 + (0.5 − 0.1) · t/4, then 0.5, 0.25, 0.125, …
    [TestCase(0, 0.1)]
    [TestCase(1, 0.2)]
    [TestCase(3, 0.4)]
    [TestCase(4, 0.5)]
    [TestCase(5, 0.25)]
    [TestCase(6, 0.125)]
    public void WarmUp_OfAnExponential_BeginsItWhereTheWayEnds(long episode, double expected) =>
        Assert.That(Episode(Schedule.WarmUp(0.1, 4, Schedule.Exponential(0.5, 0.5, 0)), episode), Is.EqualTo(expected).Within(1e-15));

    [Test]
    public void WarmUp_ByStepOfAScheduleByEpisodeOrVisits_LeadsToItsValueOfTheMoment()
    {
        ISchedule ofEpisodes = Schedule.WarmUp(0, 10, Schedule.Linear(1, 0, 4), ScheduleUnit.Step);
        ISchedule ofVisits = Schedule.WarmUp(0, 10, Schedule.InverseVisits(1), ScheduleUnit.Step);

        Assert.That(ofEpisodes.GetValue(new ScheduleTime(2, 5, 0)), Is.EqualTo(0.25)); // half of the way to 0.5
        Assert.That(ofEpisodes.GetValue(new ScheduleTime(2, 10, 0)), Is.EqualTo(0.5));
        Assert.That(ofVisits.GetValue(new ScheduleTime(2, 5, 5)), Is.EqualTo(0.1)); // half of the way to 1/5
        Assert.That(ofVisits.GetValue(new ScheduleTime(2, 11, 5)), Is.EqualTo(0.2));
        Assert.That(ofVisits.Inputs, Is.EqualTo(ScheduleInputs.Step | ScheduleInputs.Visits));
    }

    [Test]
    public void WarmUp_OfAWarmUp_IsRefusedAlsoFromADescription()
    {
        ISchedule warmUp = Schedule.WarmUp(0, 10, Schedule.Constant(1));
        Assert.That(() => Schedule.WarmUp(0, 10, warmUp), Throws.ArgumentException.With.Message.Contains("once"));
        foreach (string prefix in new[] { "warm-up:", "warm-up-by-step:" })
        {
            string deep = string.Concat(Enumerable.Repeat(prefix, 3)) + "constant";
            Assert.That(() => Schedule.FromDescription(new ScheduleDescription(deep, [0, 10, 0, 10, 0, 10, 1])), Throws.ArgumentException.With.Message.Contains("warm-up of another"));
        }
    }

    private static IEnumerable<TestCaseData> BadBreakpoints()
    {
        yield return new TestCaseData((ScheduleBreakpoint[])[]).SetArgDisplayNames("none");
        yield return new TestCaseData((ScheduleBreakpoint[])[new(0, 1)]).SetArgDisplayNames("one");
        yield return new TestCaseData((ScheduleBreakpoint[])[new(-1, 1), new(1, 1)]).SetArgDisplayNames("before the beginning");
        yield return new TestCaseData((ScheduleBreakpoint[])[new(2, 1), new(2, 0)]).SetArgDisplayNames("two at one index");
        yield return new TestCaseData((ScheduleBreakpoint[])[new(2, 1), new(1, 0)]).SetArgDisplayNames("descending");
        yield return new TestCaseData((ScheduleBreakpoint[])[new(0, 1), new(1, double.NaN)]).SetArgDisplayNames("NaN");
        yield return new TestCaseData((ScheduleBreakpoint[])[new(0, 1), new((1L << 53) + 1, 1)]).SetArgDisplayNames("too far");
    }

    [TestCaseSource(nameof(BadBreakpoints))]
    public void Piecewise_OfBreakpointsThatDoNotFit_IsRefused(ScheduleBreakpoint[] breakpoints) =>
        Assert.That(() => Schedule.Piecewise(breakpoints), Throws.ArgumentException.With.Message.Contains("reakpoint"));

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
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Linear(1, 0, (1L << 53) + 1))).SetArgDisplayNames("linear in too many");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Linear(1, 0, 1, (ScheduleUnit)2))).SetArgDisplayNames("linear by no unit");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Exponential(1, 0.5, 0, (ScheduleUnit)2))).SetArgDisplayNames("exponential by no unit");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.InverseTime(1, 0))).SetArgDisplayNames("inverse time decay 0");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.InverseTime(1, double.PositiveInfinity))).SetArgDisplayNames("inverse time decay infinite");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.InverseTime(double.NaN, 1))).SetArgDisplayNames("inverse time start NaN");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.InverseTime(1, 1, 2))).SetArgDisplayNames("inverse time floor above start");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.InverseTime(1, 1, 0, (ScheduleUnit)(-1)))).SetArgDisplayNames("inverse time by no unit");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.Piecewise([new(0, 1), new(1, 0)], (ScheduleUnit)2))).SetArgDisplayNames("piecewise by no unit");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.WarmUp(double.NaN, 1, Schedule.Constant(1)))).SetArgDisplayNames("warm-up from NaN");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.WarmUp(0, 0, Schedule.Constant(1)))).SetArgDisplayNames("warm-up in none");
        yield return new TestCaseData((Func<ISchedule>)(() => Schedule.WarmUp(0, 1, Schedule.Constant(1), (ScheduleUnit)2))).SetArgDisplayNames("warm-up by no unit");
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
        Assert.That(() => Schedule.FromDescription(new ScheduleDescription("linear", [1, 0, 2.5])), Throws.ArgumentException.With.Message.Contains("whole"));
        Assert.That(() => Schedule.FromDescription(new ScheduleDescription("constant-by-step", [1])), Throws.ArgumentException);
        Assert.That(() => Schedule.FromDescription(new ScheduleDescription("piecewise", [0, 1, 5, 0, 7])), Throws.ArgumentException);
        Assert.That(() => Schedule.FromDescription(new ScheduleDescription("warm-up:constant", [1])), Throws.ArgumentException);
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
