using TabularRl.Environments;
using TabularRl.Evaluation;
using TabularRl.Policies;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>A frozen policy played from every start by the evaluator, its intervals included.</summary>
internal sealed class PolicyPlay(IStartableEnvironment environment, FrozenPolicy policy, int repetitionCount) : IContender
{
    private readonly Evaluator _evaluator = new(new EvaluatorOptions { MinRepetitionCount = repetitionCount, MaxRepetitionCount = repetitionCount });

    public long Run()
    {
        PolicyEvaluation evaluation = _evaluator.Evaluate(environment, policy);
        return (long)Math.Round(evaluation.MeanStepCount * evaluation.RepetitionCount * evaluation.StartCount);
    }
}
