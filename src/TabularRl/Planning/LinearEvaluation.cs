using TabularRl.Environments;
using TabularRl.Planning.Chains;
using TabularRl.Planning.Solvers;

namespace TabularRl.Planning;

/// <summary>
/// The exact values of a policy by the linear equations V = R + γ·P·V: by division where a state does not lead back to itself, by an LU
/// decomposition for up to 128 states that lead to each other, by BiCGSTAB with an incomplete decomposition for more.
/// </summary>
/// <remarks>Source: Puterman 1994, §6.1; Sutton &amp; Barto 2018, §4.1.</remarks>
public static class LinearEvaluation
{
    /// <summary>The values of a policy.</summary>
    /// <param name="model">The model; a <see cref="FiniteModel"/> keeps its form for the next evaluation.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="discountFactor">γ, in [0, 1]. Under 1, a state from which the policy goes on for ever has a value only if it earns nothing there.</param>
    /// <param name="options">When to stop, or null for the defaults; small models are solved to rounding whatever the tolerance.</param>
    /// <param name="cancellationToken">Stops the evaluation between two iterations.</param>
    /// <returns>The values, with <paramref name="policy"/> as the policy.</returns>
    /// <exception cref="ArgumentException">Model or policy is wrong, or they do not fit; the message names the state.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount factor or an option is out of its range.</exception>
    /// <exception cref="PlanningException">Under γ = 1 the policy earns for ever, or the iterations were spent.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static ModelSolution Evaluate(
        IFiniteModel model, ModelPolicy policy, double discountFactor, SolverOptions? options = null, CancellationToken cancellationToken = default)
    {
        ModelChecks.CheckDiscount(discountFactor);
        ArgumentNullException.ThrowIfNull(policy);
        options = (options ?? new SolverOptions()).Check();
        var solverModel = SolverModel.Of(model);
        Chain chain = Chain.Of(solverModel, policy);
        double longest = 1 / (1 - discountFactor);
        if (discountFactor == 1)
        {
            chain = WithoutEndlessStates(solverModel, chain);
            longest = EpisodeLengths.Bound(solverModel, chain, options, cancellationToken).Max();
        }

        var values = new double[solverModel.StateCount];
        new ChainSolver(solverModel, chain, discountFactor, options.MaxSweepCount, cancellationToken)
            .Solve(chain.Rewards, values, isBackwards: false, options.Tolerance / longest);
        double residual = chain.Residual(chain.Rewards, discountFactor, values);
        return new ModelSolution(solverModel, discountFactor, values, policy) { Residual = residual, ErrorBound = residual * longest };
    }

    // Where the policy stays for ever and earns nothing, the value is 0, and no equation is needed.
    private static Chain WithoutEndlessStates(SolverModel model, Chain chain)
    {
        ClosedClasses classes = ClosedClasses.Of(chain);
        if (!classes.Any)
            return chain;
        for (int position = 0; position < model.StateCount; position++)
        {
            if (classes.Contains(position) && chain.Rewards[position] != 0)
                throw new PlanningException($"Under a discount factor of 1 the policy has no value in state {model.StateAt[position]}: it never terminates from there and earns rewards for ever. Use a discount factor below 1, or a step limit (FiniteHorizon).");
        }

        return chain.Without(classes.ToRows());
    }
}
