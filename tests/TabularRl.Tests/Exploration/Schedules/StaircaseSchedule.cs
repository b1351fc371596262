using TabularRl.Exploration.Schedules;

namespace TabularRl.Tests.Exploration.Schedules;

/// <summary>A schedule as a user might write one: 1, halved every hundred steps. It leaves its parameters out.</summary>
internal sealed class StaircaseSchedule : ISchedule
{
    public ScheduleInputs Inputs => ScheduleInputs.Step;

    public ScheduleDescription Description => new("staircase", default);

    public double GetValue(ScheduleTime time) => Math.Pow(0.5, time.StepIndex / 100);
}
