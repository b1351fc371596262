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
internal sealed class UsersScheduleContract : ScheduleContract
{
    protected override bool IsBuiltIn => false;

    protected override ISchedule Create() => new StaircaseSchedule();
}
