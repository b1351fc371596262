using System.Numerics;
using TabularRl.Discretization;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Benchmarks.Workloads;

/// <summary>
/// Tables of all states of a space, added in the order of their numbers, all with the same random action values: a fresh array of zeros
/// would share one page of memory until it is written, and zeros would tie.
/// </summary>
internal static class StateTables
{
    public const double FlatBytesPerState = TaskConstants.ActionCount * sizeof(double);

    public static double[] CreateFlat(StateSpace space)
    {
        var values = new double[space.StateCount * TaskConstants.ActionCount];
        FillValues<double>(new Xoshiro256(TaskConstants.Seed), values);
        return values;
    }

    public static QTable CreateQTable(StateSpace space)
    {
        var table = new QTable(TaskConstants.CellCount, CellWidth.Int16, TaskConstants.ActionCount);
        Fill(table, space);
        return table;
    }

    public static SingleQTable CreateSingleQTable(StateSpace space)
    {
        var table = new SingleQTable(TaskConstants.CellCount, CellWidth.Int16, TaskConstants.ActionCount);
        Fill(table, space);
        return table;
    }

    /// <summary>Adds all states of a space to an empty table.</summary>
    public static void Fill<TValue>(QTable<TValue> table, StateSpace space)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        var random = new Xoshiro256(TaskConstants.Seed);
        Span<ulong> key = stackalloc ulong[TaskConstants.KeyWordCount];
        for (int state = 0; state < space.StateCount; state++)
        {
            space.WriteKey(state, key);
            FillValues(random, table.GetActionValues(table.GetOrAddRow(key)));
        }
    }

    /// <summary>A dictionary of the right size from the start, which is the best that it can do, and leaves nothing behind: what was allocated is what it holds.</summary>
    public static SizedDictionary<TKey> CreateDictionary<TKey, TForm>(StateSpace space)
        where TKey : notnull
        where TForm : IKeyForm<TKey>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var random = new Xoshiro256(TaskConstants.Seed);
        var dictionary = new Dictionary<TKey, double[]>(space.StateCount);
        Span<ulong> key = stackalloc ulong[TaskConstants.KeyWordCount];
        for (int state = 0; state < space.StateCount; state++)
        {
            space.WriteKey(state, key);
            var values = new double[TaskConstants.ActionCount];
            FillValues<double>(random, values);
            dictionary.Add(TForm.From(key), values);
        }

        return new SizedDictionary<TKey>(dictionary, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)space.StateCount);
    }

    /// <summary>Bytes a state for keys, action values and index; the visit counts stand apart.</summary>
    public static double BytesPerState<TValue>(QTable<TValue> table)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue> =>
        (double)(table.ByteCount - table.VisitByteCount) / table.StateCount;

    private static void FillValues<TValue>(Xoshiro256 random, Span<TValue> values)
        where TValue : IFloatingPointIeee754<TValue>
    {
        foreach (ref TValue value in values)
            value = TValue.CreateChecked(random.NextDouble());
    }
}
