using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Policies.BackOff;
using TabularRl.Tables;

namespace TabularRl.Agents.BackOff;

/// <summary>One level's table and where it stands in the running episode.</summary>
internal sealed class LevelLearner(IStateDiscretizer discretizer, QTable table, ValueEvidence? evidence)
{
    private readonly StateEncoder _encoder = new(discretizer);

    public QTable Table => table;

    public ValueEvidence? Evidence => evidence;

    /// <summary>The row whose reward is still to come.</summary>
    public int Row { get; set; } = -1;

    /// <summary>The row of the state that was entered last.</summary>
    public int NextRow { get; set; } = -1;

    /// <summary>Kept between the two observations of a transition.</summary>
    public double NextValue { get; set; }

    /// <summary>Discretizes an observation; what follows looks at it.</summary>
    public void Observe(ReadOnlySpan<double> observation) => _encoder.Encode(observation);

    public int GetOrAddRow()
    {
        int row = table.GetOrAddRow(_encoder.Key);
        evidence?.EnsureRow(row, _encoder.Key);
        return row;
    }

    public int FindRow() => table.FindRow(_encoder.Key);

    /// <summary>The value of the observed state to bootstrap from; an unknown one is read as its initial value and not added.</summary>
    public double ReadValue(ActionMask legalActions)
    {
        int row = FindRow();
        return row < 0 ? table.InitialActionValue : GreedyAction.MaxValue(table.DangerousActionValues(row), legalActions);
    }
}
