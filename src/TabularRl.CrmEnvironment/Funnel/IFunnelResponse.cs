using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>
/// How customers answer the sales actions: <see cref="LoggedResponse"/> by what the log says of each, <see cref="SimulatedResponse"/>
/// by chance. Implementations are immutable and thread-safe; the generator is the caller's.
/// </summary>
public interface IFunnelResponse
{
    /// <summary>Whether the answers are determined by the actions alone; then the generator is never used.</summary>
    bool IsDeterministic { get; }

    /// <summary>What this response needs to know of a customer, as one number. Asked once a customer, not once a step.</summary>
    /// <param name="lead">The customer.</param>
    /// <returns>A number that means something to <see cref="Respond"/> only.</returns>
    int GetProfile(CrmLead lead);

    /// <summary>Answers an action. Allocates nothing.</summary>
    /// <param name="profile">What <see cref="GetProfile"/> gave for the customer.</param>
    /// <param name="state">Where the customer stands.</param>
    /// <param name="action">The action, 0 to 5; not checked.</param>
    /// <param name="random">The generator to draw from.</param>
    /// <returns>The answer.</returns>
    FunnelReply Respond(int profile, FunnelState state, int action, Pcg64 random);
}
