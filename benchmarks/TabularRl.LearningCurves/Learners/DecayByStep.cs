using TabularRl.Exploration.Schedules;

namespace TabularRl.LearningCurves.Learners;

/// <summary>
/// From a start to an end by the square of the steps that are left: most of a training is spent at small values, and a budget of steps is spent alike
/// whether episodes are short or long.
/// </summary>
/// <param name="start">The first value.</param>
/// <param name="end">The last value.</param>
/// <param name="stepCount">The step at which it is reached.</param>
internal sealed class DecayByStep(double start, double end, long stepCount) : ISchedule
{
    public ScheduleInputs Inputs => ScheduleInputs.Step;

    public ScheduleDescription Description => new("square-decay-by-step", [start, end, stepCount]);

    public double GetValue(ScheduleTime time)
    {
        double left = Math.Max(0, 1 - (double)time.StepIndex / stepCount);
        return end + (start - end) * left * left;
    }
}
