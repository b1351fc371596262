using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>
/// A stochastic funnel with prerequisites: each contact brings the customer forward with a probability that depends on the action, on
/// where he stands and on his segment (<see cref="CrmSegments"/>), and on nothing else. With a contact budget it is a finite Markov
/// decision process (<see cref="FunnelModel"/>), so the best possible policy is known exactly. Immutable and thread-safe.
/// </summary>
/// <remarks>One number is drawn a contact, whether or not it can bring something about.</remarks>
public sealed class SimulatedResponse : IFunnelResponse
{
    private readonly Answer[] _answers;

    /// <summary>Creates a funnel from its table.</summary>
    /// <param name="parameters">The table.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    public SimulatedResponse(FunnelParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = parameters;
        _answers = new Answer[CrmSegments.Count * CrmStages.Count * ((int)FunnelSteps.All + 1) * CrmActions.Count];
        for (int stage = 0; stage < CrmStages.Count; stage++)
        {
            for (int steps = 0; steps <= (int)FunnelSteps.All; steps++)
            {
                var state = new FunnelState((byte)stage, (CrmSteps)steps);
                for (int action = 0; action < CrmActions.Count; action++)
                {
                    FunnelRule? rule = parameters.Find(state, action);
                    for (int segment = 0; segment < CrmSegments.Count; segment++)
                        _answers[IndexOf(segment, state, action)] = new Answer(rule?.Probabilities[segment] ?? 0.0, Reply(state, rule));
                }
            }
        }
    }

    /// <summary>
    /// The preset: a funnel in which a uniformly random policy subscribes about the published 0.44 % of the customers in ten contacts,
    /// in every segment, and the best policy many times that.
    /// </summary>
    public static SimulatedResponse Preset { get; } = new(FunnelPreset.Create());

    /// <summary>The table.</summary>
    public FunnelParameters Parameters { get; }

    /// <inheritdoc />
    public bool IsDeterministic => false;

    /// <summary>Fits the probabilities of a table to logged journeys; see <see cref="FunnelFitOptions"/> for what is assumed.</summary>
    /// <param name="trainingLeads">The customers of the training split, and of no other.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <returns>A funnel with the template's rows and fitted probabilities.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="trainingLeads"/> is null.</exception>
    public static SimulatedResponse Fit(IEnumerable<CrmLead> trainingLeads, FunnelFitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trainingLeads);
        return new SimulatedResponse(FunnelFit.Fit(trainingLeads, options ?? new FunnelFitOptions()));
    }

    /// <inheritdoc />
    public int GetProfile(CrmLead lead) => CrmSegments.Of(lead);

    /// <inheritdoc />
    public FunnelReply Respond(int profile, FunnelState state, int action, Pcg64 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ref readonly Answer answer = ref _answers[IndexOf(profile, state, action)];
        return random.NextDouble() < answer.Probability ? answer.Reply : Unmoved(state);
    }

    /// <summary>How likely an action is to bring the customer forward, and where to.</summary>
    /// <param name="segment">The segment, 0 to 2.</param>
    /// <param name="state">Where the customer stands.</param>
    /// <param name="action">The action, 0 to 5.</param>
    /// <param name="reply">The answer if it does.</param>
    /// <returns>The probability; 0 if the action can bring about nothing, and then the reply is that of a customer who does not move.</returns>
    internal double GetAnswer(int segment, FunnelState state, int action, out FunnelReply reply)
    {
        ref readonly Answer answer = ref _answers[IndexOf(segment, state, action)];
        reply = answer.Reply;
        return answer.Probability;
    }

    /// <summary>The answer of a customer who stays where he is.</summary>
    internal static FunnelReply Unmoved(FunnelState state) => new(state, CrmSteps.None, (state.Steps & CrmSteps.SignUp) != 0, false);

    private static FunnelReply Reply(FunnelState state, FunnelRule? rule)
    {
        if (rule is null)
            return Unmoved(state);
        FunnelState next = FunnelSteps.Apply(state, rule.Effect);
        return new FunnelReply(next, FunnelSteps.StepOf(rule.Effect), (next.Steps & CrmSteps.SignUp) != 0, rule.Effect == FunnelEffect.Subscription);
    }

    private static int IndexOf(int segment, FunnelState state, int action) =>
        ((segment * CrmStages.Count + state.Stage) * ((int)FunnelSteps.All + 1) + (int)state.Steps) * CrmActions.Count + action;

    private readonly record struct Answer(double Probability, FunnelReply Reply);
}
