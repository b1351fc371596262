using TabularRl.Environments;
using TabularRl.Planning.Solvers;

namespace TabularRl.Planning;

/// <summary>
/// Modified policy iteration: after each sweep that chooses among all actions, some sweeps that only evaluate the chosen ones, which are as many
/// times cheaper as there are actions. Between <see cref="ValueIteration"/> and <see cref="PolicyIteration"/>; good where there are many actions.
/// </summary>
/// <remarks>Source: Puterman &amp; Shin 1978; Puterman 1994, §6.5. Sweeps are those of <see cref="ValueIteration"/>.</remarks>
public static class ModifiedPolicyIteration
{
    /// <summary>Finds the best values and a policy that reaches them.</summary>
    /// <param name="model">The model; a <see cref="FiniteModel"/> keeps its form for the next solver.</param>
    /// <param name="discountFactor">γ, in [0, 1]. Under 1, the optimum is the one over all policies that terminate with probability 1 from every state.</param>
    /// <param name="evaluationSweepCount">The number of evaluating sweeps after each choosing one; default 10, at least 1.</param>
    /// <param name="options">When to stop, or null for the defaults.</param>
    /// <param name="cancellationToken">Stops the solver between two sweeps.</param>
    /// <returns>Values, policy, and how exact they are.</returns>
    /// <exception cref="ArgumentException">The model is wrong; the message names state and action.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number or an option is out of its range.</exception>
    /// <exception cref="PlanningException">Under γ = 1 there is no finite optimum that a policy reaches by terminating, or there were too many sweeps.</exception>
    /// <exception cref="OperationCanceledException">The solver was cancelled.</exception>
    public static ModelSolution Solve(
        IFiniteModel model, double discountFactor, int evaluationSweepCount = 10, SolverOptions? options = null, CancellationToken cancellationToken = default)
    {
        ModelChecks.CheckDiscount(discountFactor);
        ArgumentOutOfRangeException.ThrowIfLessThan(evaluationSweepCount, 1);
        options = (options ?? new SolverOptions()).Check();
        return new SweepingSolver(SolverModel.Of(model), discountFactor, options, evaluationSweepCount, cancellationToken).Solve();
    }
}
