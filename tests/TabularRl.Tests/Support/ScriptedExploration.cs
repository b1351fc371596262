using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Tests.Support;

/// <summary>Plays given actions one after another, whatever the values, and says that it plays at random with given probabilities.</summary>
internal sealed class ScriptedExploration(double[] probabilities, params int[] actions) : IExplorationPolicy
{
    private int _next;

    public string Kind => "scripted";

    public ISchedule Schedule { get; } = TabularRl.Exploration.Schedules.Schedule.Constant(0);

    public int SelectAction(in ActionChoice choice, Xoshiro256 random) => actions[_next++];

    public void GetProbabilities(in ActionChoice choice, Span<double> target) => probabilities.CopyTo(target);
}
