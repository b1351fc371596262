using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Tests.Evaluation.Studies;

/// <summary>A deterministic policy that a rule states, by the first feature.</summary>
internal sealed class RulePolicy(string name, int actionCount, Func<int, int> rule) : IPolicy
{
    public string Name => name;

    public int ActionCount => actionCount;

    public bool IsDeterministic => true;

    public bool IsCovered { get; init; } = true;

    public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random) =>
        new(rule((int)observation[0]), IsCovered);

    public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities)
    {
        probabilities.Clear();
        probabilities[rule((int)observation[0])] = 1;
    }
}
