using TabularRl.Environments;
using TabularRl.Planning.Chains;
using TabularRl.Planning.Solvers;

namespace TabularRl.Planning;

/// <summary>
/// Exact answers within a step limit, by backward induction: what is not earned by then does not count. The best policy depends on the steps that
/// are left; a stationary one, which cannot, is in general worse, and the best of them is not found by solving without the limit.
/// </summary>
/// <remarks>Source: Puterman 1994, §4.5. Memory of a solution: 4 bytes a state and step.</remarks>
public static class FiniteHorizon
{
    /// <summary>Finds the best values within a step limit, and the policy by steps left that reaches them.</summary>
    /// <param name="model">The model; a <see cref="FiniteModel"/> keeps its form for the next solver.</param>
    /// <param name="stepLimit">The number of steps after which an episode is cut off; at least 1.</param>
    /// <param name="discountFactor">γ, in [0, 1].</param>
    /// <param name="cancellationToken">Stops the solver between two steps.</param>
    /// <returns>Values and actions.</returns>
    /// <exception cref="ArgumentException">The model is wrong; the message names state and action.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The solver was cancelled.</exception>
    public static FiniteHorizonSolution Solve(IFiniteModel model, int stepLimit, double discountFactor, CancellationToken cancellationToken = default)
    {
        ModelChecks.CheckDiscount(discountFactor);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepLimit, 1);
        var solverModel = SolverModel.Of(model);
        var actions = new int[stepLimit][];
        double[] values = FindBest(solverModel, stepLimit, discountFactor, actions, cancellationToken);
        return new FiniteHorizonSolution(discountFactor, values, actions);
    }

    /// <summary>The values of a stationary policy within a step limit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="stepLimit">The number of steps after which an episode is cut off; at least 1.</param>
    /// <param name="discountFactor">γ, in [0, 1].</param>
    /// <param name="cancellationToken">Stops the evaluation between two steps.</param>
    /// <returns>The value of each state with all steps left.</returns>
    /// <exception cref="ArgumentException">Model or policy is wrong, or they do not fit; the message names the state.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static double[] Evaluate(
        IFiniteModel model, ModelPolicy policy, int stepLimit, double discountFactor, CancellationToken cancellationToken = default)
    {
        ModelChecks.CheckDiscount(discountFactor);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepLimit, 1);
        var solverModel = SolverModel.Of(model);
        Chain chain = Chain.Of(solverModel, policy);
        var later = new double[solverModel.StateCount];
        var values = new double[solverModel.StateCount];
        for (int step = 0; step < stepLimit; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int position = 0; position < values.Length; position++)
                values[position] = chain.Rewards[position] + discountFactor * chain.MeanNext(position, later);
            (values, later) = (later, values);
        }

        return solverModel.ToStates(later);
    }

    /// <summary>The best values with all steps left, without the policy and its memory.</summary>
    internal static double[] FindBestValues(FiniteModel model, int stepLimit, double discountFactor, CancellationToken cancellationToken) =>
        FindBest(model.SolverModel, stepLimit, discountFactor, actions: null, cancellationToken);

    private static double[] FindBest(SolverModel model, int stepLimit, double discountFactor, int[][]? actions, CancellationToken cancellationToken)
    {
        var later = new double[model.StateCount];
        var values = new double[model.StateCount];
        for (int step = 0; step < stepLimit; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int position = 0; position < values.Length; position++)
                values[position] = model.BestValue(position, discountFactor, later);
            if (actions is not null)
                actions[step] = Choose(model, discountFactor, values, later);
            (values, later) = (later, values);
        }

        return model.ToStates(later);
    }

    private static int[] Choose(SolverModel model, double discountFactor, double[] values, double[] later)
    {
        var actions = new int[values.Length];
        for (int position = 0; position < values.Length; position++)
        {
            double least = values[position] - Ties.Tolerance(Math.Abs(values[position]), 0);
            int choice = model.FirstChoice[position];
            while (model.ValueOf(choice, discountFactor, later) < least)
                choice++;
            actions[model.StateAt[position]] = model.Actions[choice];
        }

        return actions;
    }
}
