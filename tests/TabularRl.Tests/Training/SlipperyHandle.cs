using TabularRl.Environments;
using TabularRl.Tests.Environments;

namespace TabularRl.Tests.Training;

/// <summary>A readonly struct around an environment, for trainers that are compiled for one type.</summary>
internal readonly struct SlipperyHandle(SlipperyChainEnvironment inner) : IGoalEnvironment
{
    public int ObservationSize => inner.ObservationSize;

    public int ActionCount => inner.ActionCount;

    public bool IsGoalReached => inner.IsGoalReached;

    public void Reset(ulong? seed, Span<double> observation) => inner.Reset(seed, observation);

    public StepResult Step(int action, Span<double> observation) => inner.Step(action, observation);
}
