namespace TabularRl.Crm;

/// <summary>
/// The preset's table. The shape is that of the experiment's funnel, the numbers are chosen (not measured) so that the statements of
/// docs/crm-funnel.md hold; tests hold them by exact computation.
/// </summary>
internal static class FunnelPreset
{
    private const CrmSteps Call = CrmSteps.FirstCall;
    private const CrmSteps Demo = CrmSteps.Demo;
    private const CrmSteps Survey = CrmSteps.Survey;
    private const CrmSteps SignUp = CrmSteps.SignUp;
    private const CrmSteps Manager = CrmSteps.AccountManager;

    public static FunnelParameters Create() => new(
    [
        //                       action, from stage, having had, brings about           us-canada, elsewhere, unknown
        new FunnelRule(CrmActions.Email, 0, CrmSteps.None, FunnelEffect.Answer, 0.02, 0.06, 0.055),
        new FunnelRule(CrmActions.Email, 0, Manager, FunnelEffect.Subscription, 0.15, 0.20, 0.25),
        new FunnelRule(CrmActions.Email, 0, SignUp, FunnelEffect.Subscription, 0.08, 0.04, 0.06),
        new FunnelRule(CrmActions.Email, 0, Survey, FunnelEffect.SignUp, 0.30, 0.20, 0.40),
        new FunnelRule(CrmActions.Email, 1, CrmSteps.None, FunnelEffect.SignUp, 0.12, 0.08, 0.10),

        new FunnelRule(CrmActions.Call, 0, Manager, FunnelEffect.Subscription, 0.50, 0.30, 0.30),
        new FunnelRule(CrmActions.Call, 0, SignUp, FunnelEffect.Subscription, 0.20, 0.12, 0.15),
        new FunnelRule(CrmActions.Call, 0, Demo, FunnelEffect.Subscription, 0.20, 0.12, 0.15),
        new FunnelRule(CrmActions.Call, 1, CrmSteps.None, FunnelEffect.FirstCall, 0.60, 0.60, 0.30),
        new FunnelRule(CrmActions.Call, 0, CrmSteps.None, FunnelEffect.FirstCall, 0.035, 0.02, 0.03),

        new FunnelRule(CrmActions.Demo, 0, Call | Survey, FunnelEffect.Demo, 0.50, 0.50, 0.30),
        new FunnelRule(CrmActions.Demo, 0, Call, FunnelEffect.Demo, 0.40, 0.30, 0.25),

        new FunnelRule(CrmActions.Survey, 1, CrmSteps.None, FunnelEffect.Survey, 0.25, 0.30, 0.40),
        new FunnelRule(CrmActions.Survey, 0, CrmSteps.None, FunnelEffect.Answer, 0.015, 0.03, 0.03),

        new FunnelRule(CrmActions.Wait, 0, Manager, FunnelEffect.Subscription, 0.30, 0.50, 0.30),
        new FunnelRule(CrmActions.Wait, 0, SignUp, FunnelEffect.Subscription, 0.10, 0.25, 0.15),
        new FunnelRule(CrmActions.Wait, 0, Demo, FunnelEffect.Subscription, 0.10, 0.25, 0.15),

        new FunnelRule(CrmActions.Manager, 0, Manager, FunnelEffect.Subscription, 0.30, 0.30, 0.45),
        new FunnelRule(CrmActions.Manager, 0, Demo, FunnelEffect.AccountManager, 0.40, 0.30, 0.40),
        new FunnelRule(CrmActions.Manager, 0, SignUp, FunnelEffect.AccountManager, 0.40, 0.30, 0.45),
    ]);
}
