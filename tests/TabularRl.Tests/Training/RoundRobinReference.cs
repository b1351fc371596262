using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Tests.Training;

/// <summary>
/// Q-learning in several environments side by side, written as plainly as it can be: a dictionary of rows, and in each round a step, an
/// update and a choice of one environment after the other. ε is 0.99 to the number of episodes that have ended.
/// </summary>
internal sealed class RoundRobinReference(double learningRate, double discountFactor, int actionCount, int maxSteps, ulong agentSeed)
{
    private readonly EpsilonGreedy _exploration = new(Schedule.Exponential(1, 0.99, 0));
    private readonly Xoshiro256 _random = new(agentSeed);
    private long _ended;

    public Dictionary<string, double[]> Rows { get; } = [];

    /// <summary>The numbers of the episodes in the order in which they ended, and the steps of each.</summary>
    public List<(long Index, int Steps)> Ended { get; } = [];

    public void Train(IReadOnlyList<IEnvironment> environments, IReadOnlyList<ulong> seeds, long episodeCount)
    {
        int count = (int)Math.Min(environments.Count, episodeCount);
        var observations = new double[count][];
        var states = new string?[count];
        var (actions, steps, episodes) = (new int[count], new int[count], new long[count]);
        long begun = 0;
        for (int i = 0; i < count; i++)
        {
            observations[i] = new double[environments[i].ObservationSize];
            Begin(i, seeds[i]);
        }

        while (states.Any(state => state is not null))
        {
            for (int i = 0; i < count; i++)
            {
                if (states[i] is not { } state)
                    continue;
                StepResult result = environments[i].Step(actions[i], observations[i]);
                string next = Name(observations[i]);
                double nextValue = result.Terminated ? 0 : Rows.TryGetValue(next, out double[]? known) ? Max(known, Mask(i)) : 0;
                bool isDone = ++steps[i] >= maxSteps || result.IsDone;
                if (!isDone)
                    nextValue = Max(Row(next), Mask(i));
                double[] values = Rows[state];
                values[actions[i]] += learningRate * (result.Reward + discountFactor * nextValue - values[actions[i]]);
                if (!isDone)
                {
                    (states[i], actions[i]) = (next, Choose(next, Mask(i)));
                    continue;
                }

                Ended.Add((episodes[i], steps[i]));
                _ended++;
                states[i] = null;
                if (begun < episodeCount)
                    Begin(i, null);
            }
        }

        void Begin(int i, ulong? seed)
        {
            environments[i].Reset(seed, observations[i]);
            (episodes[i], steps[i]) = (begun++, 0);
            states[i] = Name(observations[i]);
            Row(states[i]!);
            actions[i] = Choose(states[i]!, Mask(i));
        }

        ActionMask Mask(int i) => environments[i].FindCapability<IMaskedEnvironment>()?.LegalActions ?? ActionMask.All;
    }

    private static string Name(double[] observation) => string.Join(' ', observation);

    private double[] Row(string state)
    {
        if (!Rows.TryGetValue(state, out double[]? row))
            Rows.Add(state, row = new double[actionCount]);
        return row;
    }

    private int Choose(string state, ActionMask mask) => _exploration.SelectAction(
        new ActionChoice(Rows[state], [], mask, _exploration.Schedule.GetValue(new ScheduleTime(_ended, 0, 0))), _random);

    private static double Max(double[] values, ActionMask mask) => values.Where((_, action) => mask.IsLegal(action)).Max();
}
