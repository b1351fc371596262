using TabularRl.Discretization;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;
using TabularRl.Tables;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Policies.BackOff;

/// <summary>Two levels, states by number and the marginal one, with values, visits and standard errors written by hand.</summary>
internal sealed class BackOffTables
{
    private readonly QTable[] _tables;
    private readonly QTable[] _evidence;

    public BackOffTables(int actionCount)
    {
        Levels = new BackOffLevels(Make.Whole()).ThenMarginal();
        _tables = [.. Levels.Discretizers.Select(_ => new QTable(1, CellWidth.Int32, actionCount))];
        _evidence = [.. Levels.Discretizers.Select(_ => new QTable(1, CellWidth.Int32, 2 * actionCount))];
    }

    public BackOffLevels Levels { get; }

    public BackOffTables With(int level, int state, double[] values, uint visits = 100, double standardError = 0)
    {
        ulong[] key = Keys.Of(CellWidth.Int32, state);
        int row = _tables[level].GetOrAddRow(key);
        values.CopyTo(_tables[level].GetActionValues(row));
        _tables[level].GetVisits(row).Fill(visits);
        Span<double> evidence = _evidence[level].GetActionValues(_evidence[level].GetOrAddRow(key));
        evidence[..values.Length].Fill(standardError * standardError);
        evidence[values.Length..].Fill(1);
        return this;
    }

    public FrozenBackOffPolicy Freeze(BackOffCriterion? criterion = null, TieBreaking tieBreaking = TieBreaking.Lowest) =>
        new(Levels, _tables, _evidence, criterion, tieBreaking);

    public FrozenBackOffPolicy FreezeWithoutEvidence(BackOffCriterion criterion) => new(Levels, _tables, null, criterion);
}
