using System.Numerics;

namespace TabularRl.Crm;

/// <summary>What live features show.</summary>
internal static class LiveValue
{
    /// <summary>The features that an episode changes: all live ones under the prospective protocol, the stage alone under the published one.</summary>
    public static (int Index, LiveFeature Live)[] Find(IReadOnlyList<CrmFeature> features, CrmProtocol protocol) =>
    [
        .. features.Select((feature, index) => (index, feature.Live))
            .Where(pair => pair.Live != LiveFeature.None && (protocol == CrmProtocol.Prospective || pair.Live == LiveFeature.Stage)),
    ];

    public static double Of(LiveFeature feature, FunnelState state, int contactsLeft) => feature switch
    {
        LiveFeature.Stage => state.Stage,
        >= LiveFeature.FirstCall and <= LiveFeature.AccountManager => ((int)state.Steps >> (feature - LiveFeature.FirstCall)) & 1,
        LiveFeature.StagesCompleted => BitOperations.PopCount((uint)state.Steps),
        LiveFeature.ContactsLeft => contactsLeft,
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "The feature is not live."),
    };
}
