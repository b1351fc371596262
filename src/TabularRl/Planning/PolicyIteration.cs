using TabularRl.Environments;
using TabularRl.Planning.Solvers;

namespace TabularRl.Planning;

/// <summary>
/// Policy iteration: evaluate a policy by its linear equations, improve it, and so on. The solver to begin with: it is exact on small models, and
/// on large ones with long episodes or γ near 1 it needs far fewer sweeps than <see cref="ValueIteration"/>.
/// </summary>
/// <remarks>
/// Parts of the model that only lead onwards are solved one after the other. Within one, sweeps of value iteration improve the values before
/// each evaluation; equations of up to 128 states are solved by an LU decomposition, larger ones by BiCGSTAB with an incomplete decomposition.
/// Values never get worse, so policies do not alternate: the solver stops when no value moves by more than the tolerance allows.
/// Source: Howard 1960; Puterman 1994, §6.4; Sutton &amp; Barto 2018, §4.3.
/// </remarks>
public static class PolicyIteration
{
    /// <summary>Finds the best values and a policy that reaches them.</summary>
    /// <param name="model">The model; a <see cref="FiniteModel"/> keeps its form for the next solver.</param>
    /// <param name="discountFactor">γ, in [0, 1]. Under 1, the optimum is the one over all policies that terminate with probability 1 from every state.</param>
    /// <param name="options">When to stop, or null for the defaults.</param>
    /// <param name="cancellationToken">Stops the solver between two sweeps or iterations.</param>
    /// <returns>Values, policy, and how exact they are.</returns>
    /// <exception cref="ArgumentException">The model is wrong; the message names state and action.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount factor or an option is out of its range.</exception>
    /// <exception cref="PlanningException">Under γ = 1 there is no finite optimum that a policy reaches by terminating, or there were too many sweeps.</exception>
    /// <exception cref="OperationCanceledException">The solver was cancelled.</exception>
    public static ModelSolution Solve(IFiniteModel model, double discountFactor, SolverOptions? options = null, CancellationToken cancellationToken = default)
    {
        ModelChecks.CheckDiscount(discountFactor);
        options = (options ?? new SolverOptions()).Check();
        return new PolicyIterationSolver(SolverModel.Of(model), discountFactor, options, cancellationToken).Solve();
    }
}
