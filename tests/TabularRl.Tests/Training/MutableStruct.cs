using TabularRl.Environments;

namespace TabularRl.Tests.Training;

/// <summary>A struct whose copies part ways, which no trainer can take.</summary>
internal struct MutableStruct : IEnvironment
{
    private int _cell;

    public readonly int ObservationSize => 1;

    public readonly int ActionCount => 2;

    public void Reset(ulong? seed, Span<double> observation) => observation[0] = _cell = 0;

    public StepResult Step(int action, Span<double> observation)
    {
        observation[0] = ++_cell;
        return new StepResult(0, true, false);
    }
}
