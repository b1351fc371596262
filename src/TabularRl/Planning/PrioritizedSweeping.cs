using TabularRl.Environments;
using TabularRl.Planning.Solvers;

namespace TabularRl.Planning;

/// <summary>
/// Prioritized sweeping over a known model: a queue of the states whose values are furthest from their backups, and those before them gain in
/// priority. Fewer backups than <see cref="ValueIteration"/> where rewards are rare and values spread from few places, each backup being dearer.
/// </summary>
/// <remarks>
/// A state's priority is never less than the distance of its value from its backup, so that the greatest one bounds the residual.
/// Source: Moore &amp; Atkeson 1993; Sutton &amp; Barto 2018, §8.4.
/// </remarks>
public static class PrioritizedSweeping
{
    /// <summary>Finds the best values and a policy that reaches them.</summary>
    /// <param name="model">The model; a <see cref="FiniteModel"/> keeps its form for the next solver.</param>
    /// <param name="discountFactor">γ, in [0, 1]. Under 1, the optimum is the one over all policies that terminate with probability 1 from every state.</param>
    /// <param name="options">When to stop, or null for the defaults.</param>
    /// <param name="cancellationToken">Stops the solver, at the latest after as many backups as there are states.</param>
    /// <returns>Values, policy, and how exact they are.</returns>
    /// <exception cref="ArgumentException">The model is wrong; the message names state and action.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount factor or an option is out of its range.</exception>
    /// <exception cref="PlanningException">Under γ = 1 there is no finite optimum that a policy reaches by terminating, or there were too many backups.</exception>
    /// <exception cref="OperationCanceledException">The solver was cancelled.</exception>
    public static ModelSolution Solve(IFiniteModel model, double discountFactor, SolverOptions? options = null, CancellationToken cancellationToken = default)
    {
        ModelChecks.CheckDiscount(discountFactor);
        options = (options ?? new SolverOptions()).Check();
        return new PrioritizedSolver(SolverModel.Of(model), discountFactor, options, cancellationToken).Solve();
    }
}
