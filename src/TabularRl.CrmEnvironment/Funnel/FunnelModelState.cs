namespace TabularRl.Crm;

/// <summary>A state of the finite model: who, where in the funnel, with how many contacts left.</summary>
/// <param name="Segment">The segment, 0 to 2.</param>
/// <param name="Funnel">Where the customer stands.</param>
/// <param name="ContactsLeft">The contacts left, at least 1.</param>
public readonly record struct FunnelModelState(int Segment, FunnelState Funnel, int ContactsLeft);
