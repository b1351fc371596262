using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>What an exact evaluation of the funnel needs to know beside the customer.</summary>
internal sealed class EpisodeRules
{
    private readonly IFunnelResponse _response;
    private readonly (int Index, LiveFeature Live)[] _live;
    private readonly Pcg64 _unused = new(0);

    public EpisodeRules(CrmFunnelOptions options, int contactBudget, IReadOnlyList<CrmFeature> features)
    {
        _response = options.Response;
        ContactBudget = contactBudget;
        Reward = options.Reward;
        Features = features;
        LastActionMatters = Reward.OnRepeat != 0;
        _live = LiveValue.Find(features, options.Protocol);
    }

    public int ContactBudget { get; }

    public CrmReward Reward { get; }

    public IReadOnlyList<CrmFeature> Features { get; }

    /// <summary>Whether the reward asks for the last action, so that places must be told apart by it.</summary>
    public bool LastActionMatters { get; }

    public void WriteLive(Span<double> observation, FunnelState state, int contactsLeft)
    {
        foreach ((int index, LiveFeature live) in _live)
            observation[index] = LiveValue.Of(live, state, contactsLeft);
    }

    /// <summary>The probability of an answer; with the rest of it the customer stays where he is.</summary>
    public double Answer(int profile, FunnelState state, int action, out FunnelReply reply)
    {
        if (_response is SimulatedResponse simulated)
            return simulated.GetAnswer(profile, state, action, out reply);
        reply = _response.Respond(profile, state, action, _unused);
        return 1.0;
    }
}
