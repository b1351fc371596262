using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Tests.Evaluation.OffPolicy;

/// <summary>Given probabilities for each state, the state being the observation's first feature; nothing about them is checked.</summary>
internal sealed class TablePolicy(double[][] probabilities) : IPolicy
{
    public string Name => "table";

    public int ActionCount => probabilities[0].Length;

    public bool IsDeterministic => false;

    public double this[int state, int action] => probabilities[state][action];

    /// <summary>Random probabilities, each at least <paramref name="floor"/>.</summary>
    public static TablePolicy Random(ulong seed, int stateCount, int actionCount, double floor)
    {
        var random = new Pcg64(seed);
        var table = new double[stateCount][];
        for (int state = 0; state < stateCount; state++)
        {
            double[] draws = [.. Enumerable.Range(0, actionCount).Select(_ => random.NextDouble())];
            double sum = draws.Sum();
            table[state] = [.. draws.Select(draw => floor + (1 - actionCount * floor) * draw / sum)];
        }

        return new TablePolicy(table);
    }

    public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random)
    {
        double draw = random.NextDouble();
        double[] here = probabilities[(int)observation[0]];
        int action = 0;
        while (action < here.Length - 1 && draw >= here[action])
            draw -= here[action++];
        return new PolicyAction(action, IsCovered: true);
    }

    public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> result) =>
        probabilities[(int)observation[0]].CopyTo(result);
}
