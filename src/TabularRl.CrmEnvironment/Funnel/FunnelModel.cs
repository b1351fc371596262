using TabularRl.Environments;
using TabularRl.Planning;

namespace TabularRl.Crm;

/// <summary>
/// The exact finite model of a simulated funnel with a contact budget: what <see cref="CrmFunnelEnvironment"/> plays by chance under the
/// prospective protocol. A state is a segment, a place in the funnel that a lead can reach, and the contacts left. Solve it as any other, by
/// <see cref="ValueIteration"/> for example. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// States are numbered by contacts left first, so that every contact leads to a lower number, and one sweep solves it. An outcome that ends the episode has the
/// state itself as its next state, and no outcome has probability 0.
/// </remarks>
public sealed class FunnelModel : IFiniteModel
{
    private readonly FunnelState[] _places;
    private readonly Dictionary<FunnelState, int> _placeIndexes;
    private readonly ModelTransition[] _transitions;
    private readonly int[] _firstTransition;

    /// <summary>Lays out the model.</summary>
    /// <param name="response">The funnel.</param>
    /// <param name="contactBudget">The contacts a customer, 1 to 10.</param>
    /// <param name="reward">The reward, or null for <see cref="CrmReward.Documented"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="contactBudget"/> is out of range.</exception>
    /// <exception cref="ArgumentException">The reward depends on the last action, which is not in the state.</exception>
    public FunnelModel(SimulatedResponse response, int contactBudget, CrmReward? reward = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        CrmFunnelOptions.CheckBudget(contactBudget, nameof(contactBudget));
        Reward = reward ?? CrmReward.Documented;
        if (Reward.OnRepeat != 0)
            throw new ArgumentException($"The reward '{Reward.Name}' depends on the last action, which is not in the state of the model; use CrmReward.Documented or one without OnRepeat.", nameof(reward));

        ContactBudget = contactBudget;
        _places = Reach(response);
        Places = Array.AsReadOnly(_places);
        _placeIndexes = _places.Select((place, index) => (place, index)).ToDictionary(pair => pair.place, pair => pair.index);
        StateCount = contactBudget * CrmSegments.Count * _places.Length;
        _firstTransition = new int[StateCount * CrmActions.Count + 1];
        var transitions = new List<ModelTransition>();
        for (int state = 0; state < StateCount; state++)
        {
            for (int action = 0; action < CrmActions.Count; action++)
            {
                AddOutcomes(transitions, response, state, action);
                _firstTransition[state * CrmActions.Count + action + 1] = transitions.Count;
            }
        }

        _transitions = [.. transitions];
    }

    /// <summary>The contacts a customer, 1 to 10.</summary>
    public int ContactBudget { get; }

    /// <summary>The reward.</summary>
    public CrmReward Reward { get; }

    /// <inheritdoc />
    public int StateCount { get; }

    /// <inheritdoc />
    public int ActionCount => CrmActions.Count;

    /// <summary>The places in the funnel that a lead can reach, the lead's own first.</summary>
    public IReadOnlyList<FunnelState> Places { get; }

    /// <inheritdoc />
    public ReadOnlySpan<ModelTransition> GetTransitions(int state, int action)
    {
        CheckState(state);
        ArgumentOutOfRangeException.ThrowIfNegative(action);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, CrmActions.Count);
        int index = state * CrmActions.Count + action;
        return _transitions.AsSpan(_firstTransition[index].._firstTransition[index + 1]);
    }

    /// <summary>The state in which a customer of a segment starts: a lead with the whole budget.</summary>
    /// <param name="segment">The segment, 0 to 2.</param>
    /// <returns>The state's number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="segment"/> is not a segment.</exception>
    public int GetStart(int segment)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(segment);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(segment, CrmSegments.Count);
        return Number(segment, 0, ContactBudget);
    }

    /// <summary>What a state stands for.</summary>
    /// <param name="state">The state's number.</param>
    /// <returns>Segment, place in the funnel and contacts left.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="state"/> is not a state.</exception>
    public FunnelModelState GetState(int state)
    {
        CheckState(state);
        (int layer, int place) = Math.DivRem(state, _places.Length);
        return new FunnelModelState(layer % CrmSegments.Count, _places[place], layer / CrmSegments.Count + 1);
    }

    /// <summary>The number of a state.</summary>
    /// <param name="state">What it stands for.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentException">A lead cannot reach it within the budget's range.</exception>
    public int IndexOf(FunnelModelState state)
    {
        if ((uint)state.Segment >= CrmSegments.Count || state.ContactsLeft < 1 || state.ContactsLeft > ContactBudget || !_placeIndexes.TryGetValue(state.Funnel, out int place))
            throw new ArgumentException($"{state} is not a state of this model.", nameof(state));
        return Number(state.Segment, place, state.ContactsLeft);
    }

    /// <summary>A policy that depends on what states stand for as one that planning evaluates.</summary>
    /// <param name="policy">The policy; asked once for every state.</param>
    /// <returns>The policy of this model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentException">The policy's probabilities are not a distribution; the message names the state's number.</exception>
    public ModelPolicy ToModelPolicy(FunnelPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var probabilities = new double[StateCount * ActionCount];
        for (int state = 0; state < StateCount; state++)
            policy(GetState(state), probabilities.AsSpan(state * ActionCount, ActionCount));
        return ModelPolicy.FromProbabilities(this, probabilities);
    }

    /// <summary>The places that a lead can reach, in any segment and with any number of contacts.</summary>
    internal static FunnelState[] Reach(SimulatedResponse response)
    {
        var places = new List<FunnelState> { FunnelState.Lead };
        for (int i = 0; i < places.Count; i++)
        {
            for (int action = 0; action < CrmActions.Count; action++)
            {
                for (int segment = 0; segment < CrmSegments.Count; segment++)
                {
                    if (response.GetAnswer(segment, places[i], action, out FunnelReply reply) > 0 && !reply.Subscribed && !places.Contains(reply.State))
                        places.Add(reply.State);
                }
            }
        }

        return [.. places];
    }

    private int Number(int segment, int place, int contactsLeft) => ((contactsLeft - 1) * CrmSegments.Count + segment) * _places.Length + place;

    private void AddOutcomes(List<ModelTransition> transitions, SimulatedResponse response, int number, int action)
    {
        FunnelModelState state = GetState(number);
        double probability = response.GetAnswer(state.Segment, state.Funnel, action, out FunnelReply reply);
        if (probability > 0)
            transitions.Add(Outcome(probability, reply));
        if (probability < 1)
            transitions.Add(Outcome(1 - probability, SimulatedResponse.Unmoved(state.Funnel)));

        ModelTransition Outcome(double probability, FunnelReply reply)
        {
            bool spent = state.ContactsLeft == 1;
            bool ends = spent || reply.Subscribed;
            int next = ends ? number : Number(state.Segment, _placeIndexes[reply.State], state.ContactsLeft - 1);
            return new ModelTransition(probability, next, Reward.Of(action, lastAction: -1, reply, spent), ends);
        }
    }

    private void CheckState(int state)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, StateCount);
    }
}
