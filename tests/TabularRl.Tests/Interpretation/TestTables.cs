using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Tests.Interpretation;

/// <summary>Small tables whose cells are whole numbers, so that an observation reads as its cells.</summary>
internal static class TestTables
{
    public static RoundingDiscretizer Whole(params string[] names) => new(names, new RoundingOptions { Decimals = 0 });

    public static FrozenPolicy Of(IStateDiscretizer discretizer, int actionCount, params (int[] Cells, double[] Values, uint[] Visits)[] rows)
    {
        var table = new QTable(discretizer.CellCount, discretizer.CellWidth, actionCount);
        var key = new ulong[table.KeyWordCount];
        foreach (var (cells, values, visits) in rows)
        {
            StateKey.WriteCells(cells, table.CellWidth, key);
            int row = table.GetOrAddRow(key);
            values.CopyTo(table.GetActionValues(row));
            visits.CopyTo(table.GetVisits(row));
        }

        return new FrozenPolicy(table, discretizer);
    }

    /// <summary>Stage and Rate; three actions. Stage 0 waits, stage 1 calls, stage 2 meets where the rate is high; one tie, one row never updated.</summary>
    public static FrozenPolicy Funnel(bool reversed = false)
    {
        (int[], double[], uint[])[] rows =
        [
            ([0, 10], [0.5, 0.1, 0.0], [40, 10, 0]),
            ([0, 20], [0.6, 0.2, 0.1], [30, 10, 10]),
            ([1, 10], [0.1, 0.7, 0.2], [5, 20, 5]),
            ([1, 20], [0.1, 0.8, 0.2], [5, 10, 5]),
            ([2, 10], [0.1, 0.9, 0.3], [1, 8, 1]),
            ([2, 20], [0.1, 0.4, 1.0], [1, 1, 8]),
            ([3, 10], [0.3, 0.3, 0.1], [2, 2, 1]),
            ([3, 20], [0.0, 0.0, 0.0], [0, 0, 0]),
        ];
        return Of(Whole("Stage", "Rate"), 3, reversed ? [.. rows.Reverse()] : rows);
    }

    public static FrozenPolicy Empty() => Of(Whole("Stage", "Rate"), 3);

    /// <summary>A table of random rows; values are small whole numbers so that ties occur, or any.</summary>
    public static FrozenPolicy Random(ulong seed, int maxStates = 30, int featureCount = 3, int actionCount = 3, int cells = 4, bool anyValues = false)
    {
        var random = new Pcg64(seed);
        var discretizer = new RoundingDiscretizer(
            Enumerable.Range(0, featureCount).Select(i => $"f{i}"), new RoundingOptions { Decimals = 0, CellWidth = seed % 2 == 0 ? CellWidth.Int16 : CellWidth.Int32 });
        var table = new QTable(featureCount, discretizer.CellWidth, actionCount, initialActionValue: anyValues ? -0.25 : 0);
        var key = new ulong[table.KeyWordCount];
        var state = new int[featureCount];
        int count = random.NextInt32(maxStates + 1);
        for (int i = 0; i < count; i++)
        {
            for (int f = 0; f < featureCount; f++)
                state[f] = random.NextInt32(cells) - 1;
            StateKey.WriteCells(state, table.CellWidth, key);
            int row = table.GetOrAddRow(key);
            for (int action = 0; action < actionCount; action++)
            {
                uint visits = (uint)random.NextInt32(4);
                table.GetVisits(row)[action] = visits;
                // A state may be drawn again, and must not keep a value that no visit speaks for.
                double value = anyValues ? random.NextUniform(-3, 3) / 7 : random.NextInt32(5) - 2;
                table.GetActionValues(row)[action] = visits > 0 ? value : table.InitialActionValue;
            }
        }

        return new FrozenPolicy(table, discretizer);
    }

    public static double[] Observe(IEnumerable<int> cells) => [.. cells.Select(cell => (double)cell)];

    public static ImmutableArray<int> CellsOf(FrozenPolicy policy, int row)
    {
        var cells = new int[policy.Discretizer.CellCount];
        policy.GetCells(row, cells);
        return [.. cells];
    }

    public static bool Decides(FrozenPolicy policy, int row) => policy.Decide(Observe(CellsOf(policy, row))).TieCount == 1;
}
