using TabularRl.Environments;
using TabularRl.Evaluation;
using TabularRl.Policies;

namespace TabularRl.Tests.Evaluation.Studies;

/// <summary>Computes what <see cref="AnswerEnvironment"/> plays.</summary>
internal sealed class AnswerEvaluator(int startCount, int actionCount, Func<int, int, double> chance) : IPolicyEvaluator
{
    public int ActionCount => actionCount;

    public bool IsDeterministic { get; init; } = true;

    public bool HasGoal => true;

    public PolicyEvaluation Evaluate(IPolicy policy, CancellationToken cancellationToken = default) => PolicyEvaluation.OfExpectations(
        policy.Name, IsDeterministic && policy.IsDeterministic, [.. Enumerable.Range(0, startCount).Select(start => Weigh(policy, start))], seed: 0);

    private StartExpectation Weigh(IPolicy policy, int start)
    {
        var probabilities = new double[actionCount];
        policy.GetActionProbabilities([start], ActionMask.All, probabilities);
        double rate = probabilities.Index().Sum(entry => entry.Item * chance(start, entry.Index));
        return new StartExpectation
        {
            GoalRate = rate,
            Return = 10 * rate - 1,
            StepCount = 1,
            CoveredStepCount = 1,
            FinestCoveredStepCount = 1,
            LevelStepCounts = [1],
            IsFirstStateCovered = true,
        };
    }
}
