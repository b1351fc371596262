using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Evaluation;

/// <summary>
/// Computes what policies are worth in an environment that knows its model, beside the optimum and the random policy, which are computed once.
/// A policy is asked for its probabilities in every state that it can reach, and nothing is played.
/// </summary>
/// <remarks>
/// The optimum is that of <see cref="PolicyIteration"/>, or of <see cref="FiniteHorizon"/> within a step limit. An environment belongs to one
/// evaluation at a time; the environment is asked for observations only.
/// </remarks>
public sealed class ExactEvaluator
{
    private readonly IFiniteEnvironment _environment;
    private readonly FiniteModel _model;
    private readonly double[] _startProbabilities;

    private ExactEvaluator(IFiniteEnvironment environment, ExactEvaluatorOptions options, CancellationToken cancellationToken)
    {
        _environment = environment;
        _model = FiniteModel.Of(environment.Model);
        _startProbabilities = environment.StartProbabilities.ToArray();
        DiscountFactor = options.DiscountFactor;
        MaxStepsPerEpisode = options.MaxStepsPerEpisode;
        Optimum = MaxStepsPerEpisode is { } limit
            ? ModelChecks.MeanOverStarts(FiniteHorizon.FindBestValues(_model, limit, DiscountFactor, cancellationToken), _startProbabilities)
            : PolicyIteration.Solve(_model, DiscountFactor, cancellationToken: cancellationToken).GetStartValue(_startProbabilities);
        RandomValue = Occupy(ModelPolicy.UniformRandom(_model), DiscountFactor, cancellationToken).ExpectedReturn;
    }

    /// <summary>γ.</summary>
    public double DiscountFactor { get; }

    /// <summary>The number of steps after which an episode is cut off, or null for no limit.</summary>
    public int? MaxStepsPerEpisode { get; }

    /// <summary>The best value of any policy; see <see cref="ExactEvaluation.Optimum"/>.</summary>
    public double Optimum { get; }

    /// <summary>The value of the policy that chooses uniformly among the legal actions.</summary>
    public double RandomValue { get; }

    /// <summary>Computes what every evaluation is compared with.</summary>
    /// <param name="environment">The environment. A wrapped one: <c>wrapper.GetCapability&lt;IFiniteEnvironment&gt;()</c>; a time limit around it is no part of the model, give it as an option.</param>
    /// <param name="options">What to compute, or null for the defaults.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <returns>The evaluator.</returns>
    /// <exception cref="ArgumentException">The environment's model or its start probabilities are wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="PlanningException">Without limit and discount there is no finite optimum; the message says why.</exception>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    public static ExactEvaluator Of(IFiniteEnvironment environment, ExactEvaluatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(environment);
        options ??= new ExactEvaluatorOptions();
        if (!(options.DiscountFactor is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.DiscountFactor, "The discount factor must be in [0, 1].");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxStepsPerEpisode ?? 1, 1, nameof(options.MaxStepsPerEpisode));
        return new ExactEvaluator(environment, options, cancellationToken);
    }

    /// <summary>Evaluates a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="ArgumentException">Environment and policy do not fit, or the policy's probabilities are no distribution over legal actions; the message names the state.</exception>
    /// <exception cref="PlanningException">The policy's values are not to be had in double precision.</exception>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    public ExactEvaluation Evaluate(IPolicy policy, CancellationToken cancellationToken = default) => Evaluate(_environment, policy, cancellationToken);

    /// <summary>Evaluates a policy by the observations of another environment that is equal to the evaluator's; such evaluations can go on side by side.</summary>
    internal ExactEvaluation Evaluate(IFiniteEnvironment environment, IPolicy policy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.ActionCount != _model.ActionCount)
            throw new ArgumentException($"The model has {_model.ActionCount} actions, the policy '{policy.Name}' {policy.ActionCount}.", nameof(policy));
        ModelPolicy asked = Ask(environment, policy, out bool[] isUnknown, cancellationToken);
        Occupancy episode = Occupy(asked, 1, cancellationToken);
        double unknown = 0;
        for (int state = 0; state < isUnknown.Length; state++)
            unknown += isUnknown[state] ? episode.Visits[state] : 0; // +∞ where it may stay in one for ever
        return new ExactEvaluation(policy.Name, this)
        {
            Value = (DiscountFactor == 1 ? episode : Occupy(asked, DiscountFactor, cancellationToken)).ExpectedReturn,
            ExpectedStepCount = episode.ExpectedStepCount,
            // Sums of probabilities may exceed what they are a part of by their rounding.
            UnknownShare = Math.Min(1, unknown / episode.ExpectedStepCount),
        };
    }

    private Occupancy Occupy(ModelPolicy policy, double discountFactor, CancellationToken cancellationToken) => MaxStepsPerEpisode is { } limit
        ? Occupancy.WithinLimit(_model, policy, _startProbabilities, limit, discountFactor, cancellationToken)
        : Occupancy.Of(_model, policy, _startProbabilities, discountFactor, cancellationToken: cancellationToken);

    // Where the policy does not come it is not asked, since a state without an episode may be none that it can read; what it does there is of no matter.
    private ModelPolicy Ask(IFiniteEnvironment environment, IPolicy policy, out bool[] isUnknown, CancellationToken cancellationToken)
    {
        int actionCount = _model.ActionCount;
        var probabilities = new double[checked(_model.StateCount * actionCount)];
        isUnknown = new bool[_model.StateCount];
        var observation = new double[environment.ObservationSize];
        var random = new Xoshiro256(0); // whether a state is known does not depend on what is drawn
        var isReached = new bool[_model.StateCount];
        var stack = new Stack<int>();
        for (int state = 0; state < isReached.Length; state++)
        {
            if (_startProbabilities[state] > 0)
                Reach(state);
        }

        while (stack.TryPop(out int state))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ActionMask legal = _model.GetLegalActions(state);
            Span<double> own = probabilities.AsSpan(state * actionCount, actionCount);
            environment.GetObservation(state, observation);
            policy.GetActionProbabilities(observation, legal, own);
            isUnknown[state] = !policy.SelectAction(observation, legal, random).IsCovered;
            for (int action = 0; action < actionCount; action++)
            {
                if (!(own[action] > 0))
                    continue;
                foreach (ref readonly ModelTransition outcome in _model.GetTransitions(state, action))
                {
                    if (!outcome.Terminated && outcome.Probability > 0)
                        Reach(outcome.NextState);
                }
            }
        }

        for (int state = 0; state < isReached.Length; state++)
        {
            if (!isReached[state])
                probabilities[state * actionCount + _model.GetLegalActions(state).GetLegal(0)] = 1;
        }

        return ModelPolicy.FromProbabilities(_model, probabilities);

        void Reach(int state)
        {
            if (isReached[state])
                return;
            isReached[state] = true;
            stack.Push(state);
        }
    }
}
