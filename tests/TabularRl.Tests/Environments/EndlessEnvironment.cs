using TabularRl.Environments;

namespace TabularRl.Tests.Environments;

/// <summary>One state, one action, and no end.</summary>
internal sealed class EndlessEnvironment : IStartableEnvironment
{
    public int ObservationSize => 1;

    public int ActionCount => 1;

    public int StartCount => 1;

    public bool IsDeterministic => true;

    public void Reset(ulong? seed, Span<double> observation) => observation[0] = 0;

    public void ResetTo(int start, ulong? seed, Span<double> observation) => observation[0] = 0;

    public StepResult Step(int action, Span<double> observation)
    {
        observation[0] = 0;
        return new StepResult(0, false, false);
    }
}
