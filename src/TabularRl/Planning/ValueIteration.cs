using TabularRl.Environments;
using TabularRl.Planning.Solvers;

namespace TabularRl.Planning;

/// <summary>
/// Value iteration: sweeps of Bellman's optimality equation until no value moves. The plainest solver; each sweep is cheap, and there are many of
/// them where γ is near 1 or the end is far, where <see cref="PolicyIteration"/> is faster.
/// </summary>
/// <remarks>
/// <code>V(s) ← max over a of Σ p(s′, r | s, a) · (r + γ·V(s′))</code>
/// Values are replaced as they are computed (Gauss–Seidel), in the order in which they flow: states that cannot be reached again from what
/// follows them are solved first and only once, so that a model without loops takes one sweep. Where nothing leaves a part of the model, bounds
/// from the span of the changes end the sweeps early.
/// Source: Sutton &amp; Barto 2018, §4.4; Puterman 1994, §6.3 and §6.6.
/// </remarks>
public static class ValueIteration
{
    /// <summary>Finds the best values and a policy that reaches them.</summary>
    /// <param name="model">The model; a <see cref="FiniteModel"/> keeps its form for the next solver.</param>
    /// <param name="discountFactor">γ, in [0, 1]. Under 1, the optimum is the one over all policies that terminate with probability 1 from every state.</param>
    /// <param name="options">When to stop, or null for the defaults.</param>
    /// <param name="cancellationToken">Stops the solver between two sweeps.</param>
    /// <returns>Values, policy, and how exact they are.</returns>
    /// <exception cref="ArgumentException">The model is wrong; the message names state and action.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount factor or an option is out of its range.</exception>
    /// <exception cref="PlanningException">Under γ = 1 there is no finite optimum that a policy reaches by terminating, or there were too many sweeps.</exception>
    /// <exception cref="OperationCanceledException">The solver was cancelled.</exception>
    public static ModelSolution Solve(IFiniteModel model, double discountFactor, SolverOptions? options = null, CancellationToken cancellationToken = default)
    {
        ModelChecks.CheckDiscount(discountFactor);
        options = (options ?? new SolverOptions()).Check();
        return new SweepingSolver(SolverModel.Of(model), discountFactor, options, evaluationSweepCount: 0, cancellationToken).Solve();
    }
}
