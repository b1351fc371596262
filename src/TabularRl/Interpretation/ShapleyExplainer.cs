using System.Numerics;
using TabularRl.Environments;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>
/// Exact Shapley values of the features of a state for what a policy sees in an action. The worth of a set of features is what the table
/// holds, on average over a background sample, where these features are the state's and the others the sample's:
/// <code>v(S) = 1/|B| · Σ_{b ∈ B} f(x_S, b_{not S}),   f(z) = Q(z, a) − max_{a' ≠ a} Q(z, a')</code>
/// </summary>
/// <remarks>
/// <para>
/// Sources: Shapley 1953; E. Štrumbelj and I. Kononenko, "Explaining prediction models and individual predictions with feature contributions",
/// 2014, and S. Lundberg and S.-I. Lee, "A Unified Approach to Interpreting Model Predictions", 2017, for the value function
/// (interventional: the features left out are drawn together, independently of those kept).
/// </para>
/// <para>
/// Cost: the values are linear in the background, so each distinct background observation is a game of its own among the features in which it
/// differs from the state, m of them: 2^m look-ups and m · 2^m additions. Features that agree with the whole background cost nothing. With 15
/// differing features and 100 distinct observations 3.3 million look-ups, below a second; with 20, the most, 32 times as many.
/// </para>
/// <para>
/// A table knows only what it met, and mixtures of two states may never occur: <see cref="ShapleyExplanation.UnknownShare"/> says how many were
/// unknown and read as the initial value, with an advantage of 0. Immutable and thread-safe; nothing is drawn at random.
/// </para>
/// </remarks>
public sealed class ShapleyExplainer
{
    private readonly ShapleyOptions _options;
    private readonly BackgroundSample _background;

    /// <summary>Prepares to explain a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="background">Observations to compare with, at least one; they are copied, equal ones kept once.</param>
    /// <param name="options">What is shared out, or null for the advantage of the chosen action.</param>
    /// <exception cref="ArgumentException">The background is empty, or an observation does not fit the policy.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The action or target of the options does not exist.</exception>
    public ShapleyExplainer(FrozenPolicy policy, IEnumerable<double[]> background, ShapleyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(background);
        _options = options ?? new ShapleyOptions();
        if (_options.Target is not (ShapleyTarget.Advantage or ShapleyTarget.ActionValue))
            throw new ArgumentOutOfRangeException(nameof(options), _options.Target, "The target is not one of its values.");
        if (_options.Action is { } action && (uint)action >= (uint)policy.ActionCount)
            throw new ArgumentOutOfRangeException(nameof(options), action, $"The policy has {policy.ActionCount} actions, counted from 0.");
        Policy = policy;
        _background = new BackgroundSample(policy.Discretizer, background);
    }

    /// <summary>The policy that is explained.</summary>
    public FrozenPolicy Policy { get; }

    /// <summary>Explains a state.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="legalActions">The legal actions, taken to be legal in every mixture too; all by default.</param>
    /// <returns>The Shapley values, or the answer that the state is unknown.</returns>
    /// <exception cref="ArgumentException">
    /// The observation does not fit; the action is not legal, or for an advantage the only legal one; or more than
    /// <see cref="ShapleyValues.MaxPlayerCount"/> features differ from a background observation.
    /// </exception>
    public ShapleyExplanation Explain(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        int row = Policy.FindRow(observation);
        if (row < 0)
            return new ShapleyExplanation(StateKnowledge.Unknown, _options.Target, _background.Count);

        Decision decision = Policy.DecideRow(row, legalActions);
        int action = _options.Action ?? decision.Action;
        CheckAction(action, legalActions);

        var sums = new double[observation.Length];
        double baseSum = 0, unknownSum = 0;
        long evaluations = 0;
        int[] cells = _background.Discretize(observation);
        var features = new List<int>();
        var mixture = new double[observation.Length];
        double[] worth = [];
        for (int point = 0; point < _background.PointCount; point++)
        {
            _background.GetActiveFeatures(observation, cells, point, features);
            CheckFeatureCount(features.Count);
            int coalitions = 1 << features.Count;
            if (worth.Length < coalitions)
                worth = new double[coalitions];
            int unknown = Play(observation, _background.Point(point), features, action, legalActions, mixture, worth.AsSpan(0, coalitions));

            double share = (double)_background.CountOf(point) / _background.Count;
            double[] values = ShapleyValues.Compute(worth.AsSpan(0, coalitions));
            for (int i = 0; i < values.Length; i++)
                sums[features[i]] += share * values[i];
            baseSum += share * worth[0];
            unknownSum += share * unknown / coalitions;
            evaluations += coalitions;
        }

        return new ShapleyExplanation(
            decision.StateVisits == 0 ? StateKnowledge.NeverUpdated : StateKnowledge.Known, _options.Target, _background.Count)
        {
            Action = action,
            Value = Evaluate(row, action, legalActions),
            BaseValue = baseSum,
            Contributions = [.. sums.Select((value, feature) => new FeatureContribution(feature, value))],
            UnknownShare = unknownSum,
            EvaluationCount = evaluations,
        };
    }

    /// <summary>The worth of every coalition against one background observation; returns how many of the mixtures are unknown.</summary>
    private int Play(
        ReadOnlySpan<double> state, ReadOnlySpan<double> background, List<int> features, int action, ActionMask legalActions, double[] mixture, Span<double> worth)
    {
        int unknown = 0;
        background.CopyTo(mixture);
        int coalition = 0;
        for (int step = 0; ; step++)
        {
            int row = Policy.FindRow(mixture);
            unknown += row < 0 ? 1 : 0;
            worth[coalition] = Evaluate(row, action, legalActions);
            if (step == worth.Length - 1)
                return unknown;

            // Gray code: the next coalition differs in one player, so one feature is written a look-up.
            int player = BitOperations.TrailingZeroCount(step + 1);
            coalition ^= 1 << player;
            int feature = features[player];
            mixture[feature] = (coalition >> player & 1) != 0 ? state[feature] : background[feature];
        }
    }

    private double Evaluate(int row, int action, ActionMask legalActions)
    {
        if (row < 0)
            return _options.Target == ShapleyTarget.Advantage ? 0 : Policy.InitialActionValue;
        ReadOnlySpan<double> values = Policy.Table.DangerousActionValues(row);
        if (_options.Target == ShapleyTarget.ActionValue)
            return values[action];

        double best = double.NegativeInfinity;
        for (int other = 0; other < values.Length; other++)
        {
            if (other != action && values[other] > best && legalActions.IsLegal(other))
                best = values[other];
        }

        return values[action] - best;
    }

    private void CheckAction(int action, ActionMask legalActions)
    {
        if (!legalActions.IsLegal(action))
            throw new ArgumentException($"The action {action} is not legal; allow it or explain another one.", nameof(legalActions));
        if (_options.Target == ShapleyTarget.Advantage && legalActions.CountLegal(Policy.ActionCount) < 2)
            throw new ArgumentException("Only one action is legal, which has no advantage over another; explain its value with ShapleyTarget.ActionValue.", nameof(legalActions));
    }

    private static void CheckFeatureCount(int count)
    {
        if (count > ShapleyValues.MaxPlayerCount)
        {
            throw new ArgumentException(
                $"The state differs from a background observation in {count} features, and exact Shapley values reach {ShapleyValues.MaxPlayerCount}; use a background that is nearer or a discretizer of fewer features.",
                "observation");
        }
    }
}
