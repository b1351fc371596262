using MathNet.Numerics.LinearAlgebra;
using TabularRl.Planning.Solvers;

namespace TabularRl.Planning.Chains;

/// <summary>
/// Solves x = constants + γ·P·x for a chain, component by component: one of a single position by division, a small one by an LU
/// decomposition, a large one by <see cref="IterativeSolver"/>.
/// </summary>
internal sealed class ChainSolver(SolverModel model, Chain chain, double discount, int maxIterationCount, CancellationToken cancellationToken)
{
    // Past it the n³/3 multiplications of the decomposition cost more than a few dozen sparse iterations.
    private const int DenseLimit = 128;

    /// <summary>Solves all components.</summary>
    /// <param name="constants">A constant for each row.</param>
    /// <param name="solution">Where to start from, by position; receives the solution.</param>
    /// <param name="isBackwards">Whether a component depends on later ones, as in a transposed chain.</param>
    /// <param name="tolerance">The largest residual.</param>
    public void Solve(double[] constants, double[] solution, bool isBackwards, double tolerance)
    {
        for (int i = 0; i < model.ComponentCount; i++)
        {
            int component = isBackwards ? model.ComponentCount - 1 - i : i;
            SolveComponent(model.FirstOfComponent[component], model.FirstOfComponent[component + 1], constants, solution, tolerance);
        }
    }

    /// <summary>Solves one component, all that it leads to being solved.</summary>
    public void SolveComponent(int from, int to, double[] constants, double[] solution, double tolerance)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (to - from == 1)
            solution[from] = SolveOne(from, constants, solution);
        else if (to - from <= DenseLimit)
            SolveDense(from, to, constants, solution);
        else
            SolveSparse(from, to, constants, solution, tolerance);
        for (int position = from; position < to; position++)
        {
            if (!double.IsFinite(solution[position]))
                throw new PlanningException($"From state {model.StateAt[position]} the policy terminates with a probability too small for double precision; use a discount factor below 1.");
        }
    }

    private void SolveDense(int from, int to, double[] constants, double[] solution)
    {
        Matrix<double> matrix = Matrix<double>.Build.Dense(to - from, to - from);
        BlockMatrix.Of(chain, from, to, discount).ForEach((row, column, value) => matrix[row, column] = value);
        matrix.LU().Solve(Vector<double>.Build.Dense(RightSide(from, to, constants, solution))).ToArray().CopyTo(solution, from);
    }

    private void SolveSparse(int from, int to, double[] constants, double[] solution, double tolerance)
    {
        double[] own = solution[from..to];
        double[] right = RightSide(from, to, constants, solution);
        new IterativeSolver(BlockMatrix.Of(chain, from, to, discount), right, maxIterationCount, cancellationToken).Solve(own, tolerance);
        own.CopyTo(solution, from);
    }

    private double SolveOne(int position, double[] constants, double[] solution)
    {
        int row = position - chain.From;
        double right = constants[row];
        double stay = 1;
        for (int i = chain.First[row]; i < chain.First[row + 1]; i++)
        {
            if (chain.Next[i] == position)
                stay -= discount * chain.Probabilities[i];
            else
                right += discount * chain.Probabilities[i] * solution[chain.Next[i]];
        }

        return right / stay;
    }

    private double[] RightSide(int from, int to, double[] constants, double[] solution)
    {
        var right = new double[to - from];
        for (int position = from; position < to; position++)
        {
            int row = position - chain.From;
            double sum = constants[row];
            for (int i = chain.First[row]; i < chain.First[row + 1]; i++)
            {
                if (chain.Next[i] < from || chain.Next[i] >= to)
                    sum += discount * chain.Probabilities[i] * solution[chain.Next[i]];
            }

            right[position - from] = sum;
        }

        return right;
    }
}
