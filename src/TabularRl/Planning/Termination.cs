using TabularRl.Environments;
using TabularRl.Planning.Chains;
using TabularRl.Planning.Solvers;

namespace TabularRl.Planning;

/// <summary>Whether and when the episodes of a policy terminate, from each state of a model, exactly. Immutable and thread-safe.</summary>
public sealed class Termination
{
    private readonly double[] _probabilities; // by state
    private readonly double[] _stepCounts; // by state

    private Termination(double[] probabilities, double[] stepCounts)
    {
        _probabilities = probabilities;
        _stepCounts = stepCounts;
    }

    /// <summary>The probability that an episode in each state terminates; exactly 1 where it is certain.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <summary>The expected number of steps to the end from each state; +∞ where it may never come.</summary>
    public ReadOnlySpan<double> ExpectedStepCounts => _stepCounts;

    /// <summary>Computes probabilities and lengths.</summary>
    /// <param name="model">The model; a <see cref="FiniteModel"/> keeps its form for the next evaluation.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="options">When to stop, or null for the defaults; the tolerance is a share of the longest episode.</param>
    /// <param name="cancellationToken">Stops the computation between two iterations.</param>
    /// <returns>Probabilities and lengths by state.</returns>
    /// <exception cref="ArgumentException">Model or policy is wrong, or they do not fit; the message names the state.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="PlanningException">The iterations were spent.</exception>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    public static Termination Of(IFiniteModel model, ModelPolicy policy, SolverOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        options = (options ?? new SolverOptions()).Check();
        var solverModel = SolverModel.Of(model);
        Chain chain = Chain.Of(solverModel, policy);
        bool[] isEndless = ClosedClasses.Of(chain).ToRows();
        Chain finite = chain.Without(isEndless);
        double longest = EpisodeLengths.Bound(solverModel, finite, options, cancellationToken).Max();
        bool[] mayNotEnd = Before(chain, isEndless);
        var ones = new double[solverModel.StateCount];
        for (int position = 0; position < ones.Length; position++)
            ones[position] = mayNotEnd[position] ? 0 : 1;
        var probabilities = new double[ones.Length];
        var stepCounts = new double[ones.Length];
        var solver = new ChainSolver(solverModel, finite, 1, options.MaxSweepCount, cancellationToken);
        solver.Solve(finite.Ending, probabilities, isBackwards: false, options.Tolerance / longest);
        solver.Solve(ones, stepCounts, isBackwards: false, options.Tolerance);
        for (int position = 0; position < ones.Length; position++)
        {
            if (mayNotEnd[position])
                stepCounts[position] = double.PositiveInfinity;
            else
                probabilities[position] = 1;
        }

        return new Termination(solverModel.ToStates(probabilities), solverModel.ToStates(stepCounts));
    }

    // The rows that lead to a marked one, and those.
    private static bool[] Before(Chain chain, bool[] isMarked)
    {
        var isBefore = (bool[])isMarked.Clone();
        Predecessors predecessors = Predecessors.Of(chain.First, chain.Next);
        var stack = new Stack<int>(Enumerable.Range(0, isMarked.Length).Where(row => isMarked[row]));
        while (stack.TryPop(out int row))
        {
            foreach (int before in predecessors.Before(row))
            {
                if (!isBefore[before])
                {
                    isBefore[before] = true;
                    stack.Push(before);
                }
            }
        }

        return isBefore;
    }
}
