using TabularRl.Environments;
using TabularRl.Policies;

namespace TabularRl.Planning;

/// <summary>
/// A stationary policy of a finite model: for each state the probabilities of its actions, the same at every step. What solvers give and
/// evaluations take; for what is played on observations see <see cref="IPolicy"/>. Immutable and thread-safe.
/// </summary>
/// <remarks>Memory: 4 bytes a state where it is deterministic, else 8 a pair of state and action.</remarks>
public sealed class ModelPolicy
{
    private readonly int[]? _actions; // a state; null where the policy is not deterministic
    private readonly double[]? _probabilities; // a pair: state · number of actions + action

    private ModelPolicy(int actionCount, int[] actions)
    {
        ActionCount = actionCount;
        StateCount = actions.Length;
        _actions = actions;
    }

    private ModelPolicy(int actionCount, double[] probabilities)
    {
        ActionCount = actionCount;
        StateCount = probabilities.Length / actionCount;
        _actions = OneActionEach(probabilities, actionCount);
        _probabilities = _actions is null ? probabilities : null;
    }

    /// <summary>The number of states.</summary>
    public int StateCount { get; }

    /// <summary>The number of actions.</summary>
    public int ActionCount { get; }

    /// <summary>Whether each state has one action only.</summary>
    public bool IsDeterministic => _actions is not null;

    /// <summary>A policy of one action a state.</summary>
    /// <param name="model">The model.</param>
    /// <param name="actions">The action of each state.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">There is another number of actions than states, or one is not a legal action; the message names the state.</exception>
    public static ModelPolicy Deterministic(IFiniteModel model, ReadOnlySpan<int> actions)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (actions.Length != model.StateCount)
            throw new ArgumentException($"The model has {model.StateCount} states, and {actions.Length} actions were given.", nameof(actions));
        for (int state = 0; state < actions.Length; state++)
        {
            if ((uint)actions[state] >= (uint)model.ActionCount || !model.GetLegalActions(state).IsLegal(actions[state]))
                throw new ArgumentException($"State {state} cannot have the action {actions[state]}: it is illegal there, or none of the {model.ActionCount} of the model.", nameof(actions));
        }

        return new ModelPolicy(model.ActionCount, actions.ToArray());
    }

    /// <summary>A policy of any probabilities.</summary>
    /// <param name="model">The model.</param>
    /// <param name="probabilities">The probability of each action of state 0, then of state 1, and so on; each in [0, 1], those of a state summing to 1 to within 1e-9, 0 where illegal.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">The probabilities are not such; the message names the state.</exception>
    public static ModelPolicy FromProbabilities(IFiniteModel model, ReadOnlySpan<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (probabilities.Length != (long)model.StateCount * model.ActionCount)
            throw new ArgumentException($"The model has {model.StateCount} states of {model.ActionCount} actions, and {probabilities.Length} probabilities were given.", nameof(probabilities));
        for (int state = 0; state < model.StateCount; state++)
            CheckState(state, probabilities.Slice(state * model.ActionCount, model.ActionCount), model.GetLegalActions(state));
        return new ModelPolicy(model.ActionCount, probabilities.ToArray());
    }

    /// <summary>Every legal action with the same probability.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The policy.</returns>
    public static ModelPolicy UniformRandom(IFiniteModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var probabilities = new double[checked(model.StateCount * model.ActionCount)];
        for (int state = 0; state < model.StateCount; state++)
            AddUniform(probabilities.AsSpan(state * model.ActionCount, model.ActionCount), model.GetLegalActions(state), 1);
        return new ModelPolicy(model.ActionCount, probabilities);
    }

    /// <summary>What a policy that plays on observations does in each state of an environment.</summary>
    /// <param name="environment">The environment; it is asked for observations and not played.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>The policy of the environment's model.</returns>
    /// <exception cref="ArgumentException">Policy and environment do not fit, or the policy's probabilities are no distribution over legal actions; the message names the state.</exception>
    public static ModelPolicy Of(IFiniteEnvironment environment, IPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(policy);
        IFiniteModel model = environment.Model;
        if (policy.ActionCount != model.ActionCount)
            throw new ArgumentException($"The model has {model.ActionCount} actions, the policy '{policy.Name}' {policy.ActionCount}.", nameof(policy));
        var probabilities = new double[checked(model.StateCount * model.ActionCount)];
        var observation = new double[environment.ObservationSize];
        for (int state = 0; state < model.StateCount; state++)
        {
            Span<double> own = probabilities.AsSpan(state * model.ActionCount, model.ActionCount);
            environment.GetObservation(state, observation);
            policy.GetActionProbabilities(observation, model.GetLegalActions(state), own);
            CheckState(state, own, model.GetLegalActions(state));
        }

        return new ModelPolicy(model.ActionCount, probabilities);
    }

    /// <summary>The ε-soft form: with probability <paramref name="epsilon"/> a legal action drawn uniformly, else what this policy takes.</summary>
    /// <param name="model">The model, which says what is legal.</param>
    /// <param name="epsilon">ε, in [0, 1].</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">The model has other numbers of states or actions.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is not in [0, 1].</exception>
    public ModelPolicy ToEpsilonSoft(IFiniteModel model, double epsilon)
    {
        ArgumentNullException.ThrowIfNull(model);
        CheckFits(model.StateCount, model.ActionCount);
        CheckEpsilon(epsilon);
        var probabilities = new double[checked(StateCount * ActionCount)];
        for (int state = 0; state < StateCount; state++)
        {
            Span<double> own = probabilities.AsSpan(state * ActionCount, ActionCount);
            for (int action = 0; action < ActionCount; action++)
                own[action] = (1 - epsilon) * ProbabilityOf(state, action);
            AddUniform(own, model.GetLegalActions(state), epsilon);
        }

        return new ModelPolicy(ActionCount, probabilities);
    }

    /// <summary>The most probable action of a state; among equals the lowest.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The action.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="state"/> is out of range.</exception>
    public int GetAction(int state)
    {
        ModelChecks.CheckState(state, StateCount);
        if (_actions is not null)
            return _actions[state];
        int best = 0;
        for (int action = 1; action < ActionCount; action++)
        {
            if (ProbabilityOf(state, action) > ProbabilityOf(state, best))
                best = action;
        }

        return best;
    }

    /// <summary>The probability of an action in a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="action">The action.</param>
    /// <returns>A number in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">State or action is out of range.</exception>
    public double GetProbability(int state, int action)
    {
        ModelChecks.CheckState(state, StateCount);
        ModelChecks.CheckAction(action, ActionCount);
        return ProbabilityOf(state, action);
    }

    /// <summary>A policy whose actions are legal already.</summary>
    internal static ModelPolicy FromLegalActions(int actionCount, int[] actions) => new(actionCount, actions);

    internal static void CheckEpsilon(double epsilon)
    {
        if (!(epsilon is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "ε must be in [0, 1].");
    }

    internal double ProbabilityOf(int state, int action)
    {
        if (_actions is not null)
            return _actions[state] == action ? 1 : 0;
        return _probabilities![state * ActionCount + action];
    }

    internal void CheckFits(int stateCount, int actionCount)
    {
        if (StateCount != stateCount || ActionCount != actionCount)
            throw new ArgumentException($"The model has {stateCount} states and {actionCount} actions, the policy {StateCount} and {ActionCount}.");
    }

    private static void CheckState(int state, ReadOnlySpan<double> probabilities, ActionMask legalActions)
    {
        double sum = 0;
        for (int action = 0; action < probabilities.Length; action++)
        {
            if (!(probabilities[action] is >= 0 and <= 1))
                throw new ArgumentException(FormattableString.Invariant($"The policy has the probability {probabilities[action]} for action {action} of state {state}; it must be in [0, 1]."));
            if (probabilities[action] > 0 && !legalActions.IsLegal(action))
                throw new ArgumentException($"The policy takes action {action} in state {state}, where it is illegal.");
            sum += probabilities[action];
        }

        if (!(Math.Abs(sum - 1) <= ModelChecks.SumTolerance))
            throw new ArgumentException(FormattableString.Invariant($"The policy's probabilities in state {state} sum to {sum}, not to 1."));
    }

    private static void AddUniform(Span<double> probabilities, ActionMask legalActions, double weight)
    {
        double share = weight / legalActions.CountLegal(probabilities.Length);
        for (int action = 0; action < probabilities.Length; action++)
        {
            if (legalActions.IsLegal(action))
                probabilities[action] += share;
        }
    }

    private static int[]? OneActionEach(double[] probabilities, int actionCount)
    {
        var actions = new int[probabilities.Length / actionCount];
        for (int state = 0; state < actions.Length; state++)
        {
            actions[state] = probabilities.AsSpan(state * actionCount, actionCount).IndexOf(1.0);
            if (actions[state] < 0)
                return null;
        }

        return actions;
    }
}
