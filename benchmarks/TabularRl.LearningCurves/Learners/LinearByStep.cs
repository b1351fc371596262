using TabularRl.Exploration.Schedules;

namespace TabularRl.LearningCurves.Learners;

/// <summary>From one value to another in equal parts, one a step: a budget of steps is spent alike whether episodes are short or long.</summary>
internal sealed class LinearByStep(double start, double end, long stepCount) : ISchedule
{
    public ScheduleInputs Inputs => ScheduleInputs.Step;

    public ScheduleDescription Description => new("linear-by-step", [start, end, stepCount]);

    public double GetValue(ScheduleTime time) => time.StepIndex >= stepCount ? end : start + (end - start) * time.StepIndex / stepCount;
}
