using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>
/// The customer answers as the log says, whatever came before: a call, demo, survey or account manager that is logged for him advances
/// him to at least stage 1, 2, 3 or 5; he subscribes on the action after which he is a logged subscriber with stage 4 or more.
/// E-mail and waiting advance nothing. Immutable and thread-safe.
/// </summary>
/// <remarks>This assumes that each logged step would have followed the action in any order, and that the steps caused the subscription.</remarks>
public sealed class LoggedResponse : IFunnelResponse
{
    private const int SubscriberBit = 32;

    // By action: the step that a log may hold for it, and the stage that this step leads to.
    private static ReadOnlySpan<byte> StepOf =>
        [0, (byte)CrmSteps.FirstCall, (byte)CrmSteps.Demo, (byte)CrmSteps.Survey, 0, (byte)CrmSteps.AccountManager];

    private static ReadOnlySpan<byte> StageOf => [0, CrmStages.FirstCall, CrmStages.Demo, CrmStages.Survey, 0, CrmStages.Manager];

    private LoggedResponse()
    {
    }

    /// <summary>The response; it has no options.</summary>
    public static LoggedResponse Instance { get; } = new();

    /// <inheritdoc />
    public bool IsDeterministic => true;

    /// <inheritdoc />
    public int GetProfile(CrmLead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return (int)FunnelState.LoggedSteps(lead) | (lead.IsSubscriber ? SubscriberBit : 0);
    }

    /// <inheritdoc />
    public FunnelReply Respond(int profile, FunnelState state, int action, Pcg64 random)
    {
        int matched = StepOf[action] & profile;
        int stage = matched == 0 ? state.Stage : Math.Max(state.Stage, StageOf[action]);
        bool subscribed = (profile & SubscriberBit) != 0 && stage >= CrmStages.SignUp;
        if (subscribed)
            stage = CrmStages.Subscribed;
        return new FunnelReply(
            new FunnelState((byte)stage, state.Steps | (CrmSteps)matched),
            (CrmSteps)matched,
            (profile & (int)CrmSteps.SignUp) != 0,
            subscribed);
    }
}
