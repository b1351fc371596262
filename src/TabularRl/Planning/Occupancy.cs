using TabularRl.Environments;
using TabularRl.Planning.Chains;
using TabularRl.Planning.Solvers;

namespace TabularRl.Planning;

/// <summary>
/// How often a policy is in each state from a start drawn at random, exactly: the expected number of decisions there, each discounted by γ to the
/// power of the steps before it. Depends on nothing but what can be reached. Immutable and thread-safe.
/// </summary>
/// <remarks>Source: Puterman 1994, §6.9, the dual variables of the linear program.</remarks>
public sealed class Occupancy
{
    private readonly double[] _visits; // by state

    private Occupancy(double[] visits, double expectedReturn, double terminationProbability)
    {
        _visits = visits;
        ExpectedReturn = expectedReturn;
        TerminationProbability = terminationProbability;
        foreach (double count in visits)
            ExpectedStepCount += count;
    }

    /// <summary>The expected discounted number of decisions in each state; +∞ where the policy may stay for ever under γ = 1 without a limit.</summary>
    public ReadOnlySpan<double> Visits => _visits;

    /// <summary>The sum of <see cref="Visits"/>: under γ = 1 the expected length of an episode, +∞ if it may never end.</summary>
    public double ExpectedStepCount { get; }

    /// <summary>The expected discounted return: visits times expected rewards. Where rewards are earned for ever under γ = 1 it is +∞ or −∞, or NaN if they are of both signs.</summary>
    public double ExpectedReturn { get; }

    /// <summary>The probability that the episode terminates, within the step limit if there is one. Under γ &lt; 1, γ being the probability that it is not stopped from outside after each step.</summary>
    public double TerminationProbability { get; }

    /// <summary>Computes the occupancy without a step limit.</summary>
    /// <param name="model">The model; a <see cref="FiniteModel"/> keeps its form for the next evaluation.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="startProbabilities">The probability to start in each state; they sum to 1.</param>
    /// <param name="discountFactor">γ, in [0, 1].</param>
    /// <param name="options">When to stop, or null for the defaults; small models are solved to rounding whatever the tolerance.</param>
    /// <param name="cancellationToken">Stops the computation between two iterations.</param>
    /// <returns>The occupancy.</returns>
    /// <exception cref="ArgumentException">Model, policy or starts are wrong, or they do not fit; the message names the state.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount factor or an option is out of its range.</exception>
    /// <exception cref="PlanningException">The iterations were spent.</exception>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    public static Occupancy Of(
        IFiniteModel model,
        ModelPolicy policy,
        ReadOnlySpan<double> startProbabilities,
        double discountFactor,
        SolverOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ModelChecks.CheckDiscount(discountFactor);
        options = (options ?? new SolverOptions()).Check();
        (SolverModel solverModel, Chain chain, double[] starts) = Prepare(model, policy, startProbabilities);
        bool[] isReached = Reach(chain, starts);
        ClosedClasses? classes = discountFactor == 1 ? ClosedClasses.Of(chain) : null;
        Chain finite = classes is { Any: true } ? chain.Without(classes.ToRows()) : chain;
        var visits = new double[starts.Length];
        new ChainSolver(solverModel, finite.Transpose(), discountFactor, options.MaxSweepCount, cancellationToken)
            .Solve(starts, visits, isBackwards: true, options.Tolerance / starts.Length);
        for (int position = 0; position < visits.Length; position++)
        {
            if (!isReached[position])
                visits[position] = 0;
            else if (classes is not null && classes.Contains(position))
                visits[position] = double.PositiveInfinity;
            else
                visits[position] = Math.Max(0, visits[position]); // an iterative solver may end just below
        }

        return Summarize(solverModel, chain, visits);
    }

    /// <summary>Computes the occupancy within a step limit.</summary>
    /// <param name="model">The model; a <see cref="FiniteModel"/> keeps its form for the next evaluation.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="startProbabilities">The probability to start in each state; they sum to 1.</param>
    /// <param name="stepLimit">The number of steps after which an episode is cut off; at least 1.</param>
    /// <param name="discountFactor">γ, in [0, 1].</param>
    /// <param name="cancellationToken">Stops the computation between two steps.</param>
    /// <returns>The occupancy.</returns>
    /// <exception cref="ArgumentException">Model, policy or starts are wrong, or they do not fit; the message names the state.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    public static Occupancy WithinLimit(
        IFiniteModel model,
        ModelPolicy policy,
        ReadOnlySpan<double> startProbabilities,
        int stepLimit,
        double discountFactor,
        CancellationToken cancellationToken = default)
    {
        ModelChecks.CheckDiscount(discountFactor);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepLimit, 1);
        (SolverModel solverModel, Chain chain, double[] now) = Prepare(model, policy, startProbabilities);
        var visits = new double[now.Length];
        var next = new double[now.Length];
        for (int step = 0; step < stepLimit; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(next);
            for (int position = 0; position < now.Length; position++)
            {
                visits[position] += now[position];
                double weight = discountFactor * now[position];
                for (int i = chain.First[position]; i < chain.First[position + 1] && weight > 0; i++)
                    next[chain.Next[i]] += weight * chain.Probabilities[i];
            }

            (now, next) = (next, now);
        }

        return Summarize(solverModel, chain, visits);
    }

    private static (SolverModel Model, Chain Chain, double[] Starts) Prepare(IFiniteModel model, ModelPolicy policy, ReadOnlySpan<double> startProbabilities)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var solverModel = SolverModel.Of(model);
        ModelChecks.CheckDistribution(startProbabilities, solverModel.StateCount, nameof(startProbabilities));
        var starts = new double[solverModel.StateCount];
        for (int position = 0; position < starts.Length; position++)
            starts[position] = startProbabilities[solverModel.StateAt[position]];
        return (solverModel, Chain.Of(solverModel, policy), starts);
    }

    private static bool[] Reach(Chain chain, double[] starts)
    {
        bool[] isReached = Array.ConvertAll(starts, probability => probability > 0);
        var stack = new Stack<int>(Enumerable.Range(0, starts.Length).Where(position => isReached[position]));
        while (stack.TryPop(out int position))
        {
            for (int i = chain.First[position]; i < chain.First[position + 1]; i++)
            {
                if (!isReached[chain.Next[i]])
                {
                    isReached[chain.Next[i]] = true;
                    stack.Push(chain.Next[i]);
                }
            }
        }

        return isReached;
    }

    // Where nothing is earned, infinitely many visits earn nothing.
    private static Occupancy Summarize(SolverModel model, Chain chain, double[] visits)
    {
        double expectedReturn = 0;
        double termination = 0;
        for (int position = 0; position < visits.Length; position++)
        {
            expectedReturn += chain.Rewards[position] == 0 ? 0 : visits[position] * chain.Rewards[position];
            termination += chain.Ending[position] == 0 ? 0 : visits[position] * chain.Ending[position];
        }

        return new Occupancy(model.ToStates(visits), expectedReturn, termination);
    }
}
