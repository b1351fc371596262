using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Tests.Support;

/// <summary>Plays the same probabilities in every state, so that a test knows what an agent does whatever it has learned.</summary>
internal sealed class FixedExploration(params double[] probabilities) : IExplorationPolicy
{
    public string Kind => "fixed";

    public ISchedule Schedule { get; } = TabularRl.Exploration.Schedules.Schedule.Constant(0);

    public int SelectAction(in ActionChoice choice, Xoshiro256 random)
    {
        double left = random.NextDouble();
        for (int action = 0; action < probabilities.Length - 1; action++)
        {
            left -= probabilities[action];
            if (left < 0)
                return action;
        }

        return probabilities.Length - 1;
    }

    public void GetProbabilities(in ActionChoice choice, Span<double> target) => probabilities.CopyTo(target);
}
