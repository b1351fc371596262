using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Exploration.Schedules;

namespace TabularRl.Tests.Contracts;

[TestFixture]
internal sealed class ConstantScheduleContract : ScheduleContract
{
    protected override ISchedule Create() => Schedule.Constant(0.1);
}

[TestFixture]
internal sealed class LinearScheduleContract : ScheduleContract
{
    protected override ISchedule Create() => Schedule.Linear(1, 0.05, 100);
}

[TestFixture]
internal sealed class ExponentialScheduleContract : ScheduleContract
{
    protected override ISchedule Create() => Schedule.Exponential(1, 0.995, 0.01);
}

[TestFixture]
internal sealed class InverseVisitsScheduleContract : ScheduleContract
{
    protected override ISchedule Create() => Schedule.InverseVisits(0.85, 0.9);
}

[TestFixture]
internal sealed class LinearByStepScheduleContract : ScheduleContract
{
    protected override ISchedule Create() => Schedule.Linear(1, 0.05, 100, ScheduleUnit.Step);
}

[TestFixture]
internal sealed class ExponentialByStepScheduleContract : ScheduleContract
{
    protected override ISchedule Create() => Schedule.Exponential(1, 0.995, 0.01, ScheduleUnit.Step);
}

[TestFixture]
internal sealed class InverseTimeScheduleContract : ScheduleContract
{
    protected override ISchedule Create() => Schedule.InverseTime(1, 0.01, 0.05);
}

[TestFixture]
internal sealed class InverseTimeByStepScheduleContract : ScheduleContract
{
    protected override ISchedule Create() => Schedule.InverseTime(1, 1e300, unit: ScheduleUnit.Step);
}

[TestFixture]
internal sealed class PiecewiseScheduleContract : ScheduleContract
{
    protected override ISchedule Create() => Schedule.Piecewise([new(1, -double.MaxValue), new(99, double.MaxValue), new(100, 0.1), new(1L << 53, 0)]);
}

[TestFixture]
internal sealed class PiecewiseByStepScheduleContract : ScheduleContract
{
    protected override ISchedule Create() => Schedule.Piecewise([new(0, 1), new(1024, 0.1)], ScheduleUnit.Step);
}

[TestFixture]
internal sealed class WarmUpScheduleContract : ScheduleContract
{
    protected override ISchedule Create() => Schedule.WarmUp(0.01, 100, Schedule.Exponential(1, 0.995, 0.01));
}

[TestFixture]
internal sealed class WarmUpByStepOfVisitsScheduleContract : ScheduleContract
{
    protected override ISchedule Create() => Schedule.WarmUp(0.01, 100, Schedule.InverseVisits(0.85), ScheduleUnit.Step);
}

[TestFixture]
internal sealed class WarmUpOfUsersScheduleContract : ScheduleContract
{
    protected override bool IsBuiltIn => false;

    protected override ISchedule Create() => Schedule.WarmUp(0, 10, new StaircaseSchedule());
}

[TestFixture]
internal sealed class UsersScheduleContract : ScheduleContract
{
    protected override bool IsBuiltIn => false;

    protected override ISchedule Create() => new StaircaseSchedule();
}
