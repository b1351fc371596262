using TabularRl.Environments;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>The outcomes of one action in one state that can be told apart, and how often each was seen. Where an outcome terminates, its next state is of no matter.</summary>
internal sealed class OutcomeRow
{
    private const double RewardTolerance = 1e-9;

    private readonly List<ModelTransition> _outcomes = [];
    private readonly List<long> _counts = [];

    public OutcomeRow(ReadOnlySpan<ModelTransition> outcomes)
    {
        foreach (ModelTransition outcome in outcomes)
        {
            if (outcome.Probability == 0)
                continue;
            int known = Find(outcome.NextState, outcome.Reward, outcome.Terminated);
            if (known >= 0)
            {
                _outcomes[known] = _outcomes[known] with { Probability = _outcomes[known].Probability + outcome.Probability };
                continue;
            }

            _outcomes.Add(outcome);
            _counts.Add(0);
        }
    }

    /// <summary>Something was seen that is none of the outcomes; that was reported, and frequencies say nothing more.</summary>
    public bool IsFaulty { get; set; }

    public IReadOnlyList<long> Counts => _counts;

    public double[] Probabilities => [.. _outcomes.Select(outcome => outcome.Probability)];

    public bool TryCount(int nextState, StepResult result)
    {
        int outcome = Find(nextState, result.Reward, result.Terminated);
        if (outcome < 0)
            return false;
        _counts[outcome]++;
        return true;
    }

    public bool LeadsTo(int nextState, bool terminated) =>
        _outcomes.Exists(outcome => outcome.Terminated == terminated && (terminated || outcome.NextState == nextState));

    public bool LeadsTo(int nextState, double reward) => _outcomes.Exists(outcome => outcome.NextState == nextState && IsEqual(outcome.Reward, reward));

    private int Find(int nextState, double reward, bool terminated) => _outcomes.FindIndex(outcome =>
        outcome.Terminated == terminated && (terminated || outcome.NextState == nextState) && IsEqual(outcome.Reward, reward));

    private static bool IsEqual(double one, double other) => Math.Abs(one - other) <= RewardTolerance * Math.Max(1, Math.Abs(one));
}
