using TabularRl.Environments;
using TabularRl.Planning.Solvers;

namespace TabularRl.Planning;

/// <summary>
/// A finite Markov decision process, checked when it was made: what solvers work on. Make one with <see cref="FiniteModelBuilder"/>, from
/// another model with <see cref="Of"/>, or from data with <see cref="FiniteModelEstimator"/>. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Memory: 24 bytes an outcome and 4 a pair of state and action. The first solver adds its own form of the model, which is kept: 12 bytes an
/// outcome that does not terminate, 24 a legal pair and 12 a state.
/// </remarks>
public sealed class FiniteModel : IFiniteModel
{
    // |outcomes of state 0, action 0|of state 0, action 1|…|; _firstOutcome[s·A + a] says where those of a pair begin, one entry more where all end.
    private readonly ModelTransition[] _outcomes;
    private readonly int[] _firstOutcome;
    private readonly ActionMask[]? _legalActions; // null where every action is legal in every state
    private SolverModel? _solverModel;

    internal FiniteModel(int stateCount, int actionCount, ModelTransition[] outcomes, int[] firstOutcome, ActionMask[]? legalActions)
    {
        StateCount = stateCount;
        ActionCount = actionCount;
        _outcomes = outcomes;
        _firstOutcome = firstOutcome;
        _legalActions = legalActions;
        for (int state = 0; state < stateCount; state++)
        {
            if (legalActions is not null)
                ModelChecks.CheckLegalActions(state, legalActions[state], actionCount);
            for (int action = 0; action < actionCount; action++)
                ModelChecks.CheckOutcomes(state, action, Outcomes(state, action), stateCount);
        }
    }

    /// <inheritdoc />
    public int StateCount { get; }

    /// <inheritdoc />
    public int ActionCount { get; }

    /// <summary>The number of outcomes of all pairs of state and action.</summary>
    public int OutcomeCount => _outcomes.Length;

    /// <summary>The model in the form of solvers, made once.</summary>
    internal SolverModel SolverModel => _solverModel ??= SolverModel.Compile(this);

    /// <summary>Copies and checks a model; one that is a <see cref="FiniteModel"/> already is returned as it is.</summary>
    /// <param name="model">The model, an environment's <see cref="IFiniteEnvironment.Model"/> for example.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model is wrong; the message names state and action.</exception>
    public static FiniteModel Of(IFiniteModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model is FiniteModel finite)
            return finite;
        var builder = new FiniteModelBuilder(model.StateCount, model.ActionCount);
        for (int state = 0; state < model.StateCount; state++)
        {
            builder.SetLegalActions(state, model.GetLegalActions(state));
            for (int action = 0; action < model.ActionCount; action++)
                builder.AddRange(state, action, model.GetTransitions(state, action));
        }

        return builder.Build();
    }

    /// <summary>
    /// The model of an agent that explores: with probability <paramref name="epsilon"/> a legal action drawn uniformly is taken instead of the
    /// chosen one. Its optimum is the best that any ε-soft policy can reach in this model, and what on-policy learning with a constant ε tends to.
    /// </summary>
    /// <param name="epsilon">ε, in [0, 1].</param>
    /// <returns>The model; illegal actions keep their outcomes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is not in [0, 1].</exception>
    public FiniteModel WithExploration(double epsilon)
    {
        ModelPolicy.CheckEpsilon(epsilon);
        var builder = new FiniteModelBuilder(StateCount, ActionCount);
        for (int state = 0; state < StateCount; state++)
        {
            ActionMask legal = GetLegalActions(state);
            builder.SetLegalActions(state, legal);
            double share = epsilon / legal.CountLegal(ActionCount);
            for (int action = 0; action < ActionCount; action++)
            {
                if (!legal.IsLegal(action))
                {
                    builder.AddRange(state, action, Outcomes(state, action));
                    continue;
                }

                for (int taken = 0; taken < ActionCount; taken++)
                {
                    double weight = (taken == action ? 1 - epsilon : 0) + (legal.IsLegal(taken) ? share : 0);
                    if (weight > 0)
                        AddWeighted(builder, state, action, Outcomes(state, taken), weight);
                }
            }
        }

        return builder.Build();
    }

    /// <inheritdoc />
    public ReadOnlySpan<ModelTransition> GetTransitions(int state, int action)
    {
        ModelChecks.CheckState(state, StateCount);
        ModelChecks.CheckAction(action, ActionCount);
        return Outcomes(state, action);
    }

    /// <inheritdoc />
    public ActionMask GetLegalActions(int state)
    {
        ModelChecks.CheckState(state, StateCount);
        return _legalActions is null ? ActionMask.All : _legalActions[state];
    }

    private static void AddWeighted(FiniteModelBuilder builder, int state, int action, ReadOnlySpan<ModelTransition> outcomes, double weight)
    {
        foreach (ref readonly ModelTransition outcome in outcomes)
            builder.Add(state, action, weight * outcome.Probability, outcome.NextState, outcome.Reward, outcome.Terminated);
    }

    private ReadOnlySpan<ModelTransition> Outcomes(int state, int action)
    {
        int pair = state * ActionCount + action;
        return _outcomes.AsSpan(_firstOutcome[pair].._firstOutcome[pair + 1]);
    }
}
