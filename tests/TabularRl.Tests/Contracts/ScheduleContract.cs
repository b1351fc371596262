using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Contracts;

/// <summary>What every schedule keeps to.</summary>
internal abstract class ScheduleContract
{
    private static readonly long[] Moments = [0, 1, 2, 5, 99, 100, 101, 1023, 1024, 1025, 4_000_000_000];

    protected abstract ISchedule Create();

    /// <summary>Whether <see cref="Schedule.FromDescription"/> knows it.</summary>
    protected virtual bool IsBuiltIn => true;

    [Test]
    public void GetValue_AtAnyMoment_IsFinite()
    {
        foreach (ScheduleTime time in Times())
            Assert.That(double.IsFinite(Create().GetValue(time)));
    }

    [Test]
    public void GetValue_ReadAgainAndInAnotherOrder_IsTheSame()
    {
        ISchedule schedule = Create();
        double[] first = [.. Times().Select(schedule.GetValue)];
        double[] backwards = [.. Times().Reverse().Select(schedule.GetValue).Reverse()];

        Assert.That(backwards, Is.EqualTo(first));
    }

    [Test]
    public void GetValue_WhereNoInputChanges_IsTheSame()
    {
        ISchedule schedule = Create();
        foreach (ScheduleTime time in Times())
        {
            var other = new ScheduleTime(
                schedule.Inputs.HasFlag(ScheduleInputs.Episode) ? time.EpisodeIndex : 17,
                schedule.Inputs.HasFlag(ScheduleInputs.Step) ? time.StepIndex : 18,
                schedule.Inputs.HasFlag(ScheduleInputs.Visits) ? time.Visits : 19);
            Assert.That(schedule.GetValue(other), Is.EqualTo(schedule.GetValue(time)));
        }
    }

    [Test]
    public void GetValue_AnyTime_AllocatesNothing()
    {
        ISchedule schedule = Create();
        long allocated = Allocations.Of(() =>
        {
            for (int i = 0; i < 2000; i++)
                schedule.GetValue(new ScheduleTime(i, i, i));
        });
        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void FromDescription_OfItsDescription_GivesAnEqualOneIfItIsBuiltIn()
    {
        ISchedule schedule = Create();
        if (!IsBuiltIn)
        {
            Assert.That(() => Schedule.FromDescription(schedule.Description), Throws.ArgumentException.With.Message.Contains("not a built-in"));
            return;
        }

        ISchedule rebuilt = Schedule.FromDescription(schedule.Description);

        Assert.That(rebuilt.Description, Is.EqualTo(schedule.Description));
        Assert.That(rebuilt.Inputs, Is.EqualTo(schedule.Inputs));
        Assert.That(Times().Select(rebuilt.GetValue), Is.EqualTo(Times().Select(schedule.GetValue)));
    }

    private static IEnumerable<ScheduleTime> Times() =>
        from episode in Moments from step in Moments from visits in Moments select new ScheduleTime(episode, step, visits);
}
