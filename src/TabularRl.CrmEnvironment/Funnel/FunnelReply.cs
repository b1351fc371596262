namespace TabularRl.Crm;

/// <summary>How a customer answered one action.</summary>
/// <param name="State">Where he stands now; stage 6 if he subscribed.</param>
/// <param name="Matched">The step that the action met (logged response) or brought about (simulated response), or none.</param>
/// <param name="HasSignedUp">Whether he is a customer who signs up to the platform by the log (logged response), or has done so by now (simulated response).</param>
/// <param name="Subscribed">Whether he subscribed on this action.</param>
public readonly record struct FunnelReply(FunnelState State, CrmSteps Matched, bool HasSignedUp, bool Subscribed);
