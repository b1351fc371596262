using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Planning;
using TabularRl.Policies;

namespace TabularRl.Evaluation.Studies;

/// <summary>Exact values of the policies of a study.</summary>
internal sealed class ExactMembers
{
    private readonly ExactEvaluator _evaluator;

    private ExactMembers(ExactEvaluator evaluator) => _evaluator = evaluator;

    /// <summary>What is needed to compute them, or null where they are not wanted, the environment does not know its model, or there is no finite optimum.</summary>
    public static ExactMembers? Find(IEnvironment environment, PolicyStudyOptions options, CancellationToken cancellationToken)
    {
        if (!options.ComputesExactValues || environment.FindCapability<IFiniteEnvironment>() is not { } finite)
            return null;
        int? limit = StepLimit(environment, options.Evaluation.MaxStepsPerEpisode);
        try
        {
            return new ExactMembers(ExactEvaluator.Of(finite, new ExactEvaluatorOptions { MaxStepsPerEpisode = limit }, cancellationToken));
        }
        catch (PlanningException)
        {
            return null;
        }
    }

    /// <summary>Evaluates a policy by the observations of an environment of its own.</summary>
    public ExactEvaluation Evaluate(IEnvironment environment, IPolicy policy, CancellationToken cancellationToken) =>
        _evaluator.Evaluate(environment.GetCapability<IFiniteEnvironment>(), policy, cancellationToken);

    // The least of the limits around the environment and that of the study.
    private static int? StepLimit(IEnvironment environment, int? limit)
    {
        while (environment is IEnvironmentWrapper wrapper)
        {
            if (wrapper is TimeLimit { MaxStepsPerEpisode: int own })
                limit = Math.Min(limit ?? own, own);
            environment = wrapper.Inner;
        }

        return limit;
    }
}
