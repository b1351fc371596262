namespace TabularRl.Crm;

/// <summary>The arithmetic of steps and stages.</summary>
internal static class FunnelSteps
{
    public const CrmSteps All = CrmSteps.FirstCall | CrmSteps.Demo | CrmSteps.Survey | CrmSteps.SignUp | CrmSteps.AccountManager;

    /// <summary>The step of an effect; none for an answer and a subscription.</summary>
    public static CrmSteps StepOf(FunnelEffect effect) =>
        effect is >= FunnelEffect.FirstCall and <= FunnelEffect.AccountManager ? (CrmSteps)(1 << ((int)effect - 1)) : CrmSteps.None;

    /// <summary>The stage that an effect leads to at least.</summary>
    public static int StageOf(FunnelEffect effect) => effect == FunnelEffect.Answer ? CrmStages.FirstCall : (int)effect;

    /// <summary>Where an effect leads; the same state if it was had already.</summary>
    public static FunnelState Apply(FunnelState state, FunnelEffect effect)
    {
        CrmSteps step = StepOf(effect);
        return step != CrmSteps.None && (state.Steps & step) != 0
            ? state
            : new FunnelState((byte)Math.Max(state.Stage, StageOf(effect)), state.Steps | step);
    }

    /// <summary>Where a lead stands who has taken these steps: at the highest stage that one of them leads to.</summary>
    public static FunnelState StateAfter(CrmSteps steps)
    {
        FunnelState state = FunnelState.Lead;
        for (FunnelEffect effect = FunnelEffect.FirstCall; effect <= FunnelEffect.AccountManager; effect++)
        {
            if ((steps & StepOf(effect)) != 0)
                state = Apply(state, effect);
        }

        return state;
    }
}
