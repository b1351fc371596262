using TabularRl.Discretization;
using TabularRl.Tables;

namespace TabularRl.Policies.BackOff;

/// <summary>
/// How uncertain the action values of a table are, in a second table with the same rows: for each action the mean squared TD error V, then
/// for each the variance factor W. The standard error of Q(s, a) is √(V·W).
/// <code>V ← V + (δ² − V)/n,  W ← (1 − α)²·W + α², from 1</code>
/// </summary>
/// <remarks>
/// W is exact for independent targets of one variance whatever the schedule of α (1/n under averages, α/(2 − α) in the long run under a
/// constant one), the initial value counting as one of them. V overstates the variance while values still move. See docs/back-off.md.
/// </remarks>
internal sealed class ValueEvidence
{
    private readonly int _actionCount;

    public ValueEvidence(IStateDiscretizer discretizer, int actionCount)
        : this(new QTable(discretizer.CellCount, discretizer.CellWidth, checked(2 * actionCount)))
    {
    }

    public ValueEvidence(QTable table)
    {
        Table = table;
        _actionCount = table.ActionCount / 2;
    }

    public QTable Table { get; }

    /// <summary>Adds the row if the table of action values has just added it.</summary>
    public void EnsureRow(int row, ReadOnlySpan<ulong> key)
    {
        if (row < Table.StateCount)
            return;
        Table.GetOrAddRow(key);
        Table.DangerousActionValues(row)[_actionCount..].Fill(1);
    }

    public void Update(int row, int action, uint visits, double error, double learningRate)
    {
        Span<double> columns = Table.DangerousActionValues(row);
        ref double spread = ref columns[action];
        spread += (error * error - spread) / visits;
        ref double factor = ref columns[_actionCount + action];
        factor = (1 - learningRate) * (1 - learningRate) * factor + learningRate * learningRate;
    }

    /// <summary>The squared standard error of an action's value; one never updated is as uncertain as a single target of <paramref name="other"/>.</summary>
    public double SquaredError(int row, int action, int other, ReadOnlySpan<uint> visits)
    {
        ReadOnlySpan<double> columns = Table.DangerousActionValues(row);
        return visits[action] == 0 ? columns[other] : columns[action] * columns[_actionCount + action];
    }
}
