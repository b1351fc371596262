using System.Numerics;

namespace TabularRl.Crm;

/// <summary>What live features show.</summary>
internal static class LiveValue
{
    public static double Of(LiveFeature feature, FunnelState state, int contactsLeft) => feature switch
    {
        LiveFeature.Stage => state.Stage,
        >= LiveFeature.FirstCall and <= LiveFeature.AccountManager => ((int)state.Steps >> (feature - LiveFeature.FirstCall)) & 1,
        LiveFeature.StagesCompleted => BitOperations.PopCount((uint)state.Steps),
        LiveFeature.ContactsLeft => contactsLeft,
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "The feature is not live."),
    };
}
