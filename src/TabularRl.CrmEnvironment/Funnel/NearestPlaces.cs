using System.Numerics;

namespace TabularRl.Crm;

/// <summary>For every set of logged steps the place of a simulated funnel that comes nearest to it. Immutable and thread-safe.</summary>
internal sealed class NearestPlaces
{
    private readonly FunnelState[] _bySteps;

    public NearestPlaces(SimulatedResponse response)
    {
        FunnelState[] places = FunnelModel.Reach(response);
        _bySteps = [.. Enumerable.Range(0, (int)FunnelSteps.All + 1).Select(steps => Nearest(FunnelSteps.StateAfter((CrmSteps)steps), places))];
    }

    public FunnelState Of(CrmSteps steps) => _bySteps[(int)steps];

    private static FunnelState Nearest(FunnelState logged, FunnelState[] places) => places
        .OrderBy(place => BitOperations.PopCount((uint)(place.Steps ^ logged.Steps)))
        .ThenBy(place => BitOperations.PopCount((uint)(logged.Steps & ~place.Steps)))
        .ThenBy(place => Math.Abs(place.Stage - logged.Stage))
        .ThenBy(place => place.Steps)
        .First();
}
