using TabularRl.Discretization;

namespace TabularRl.Tables;

/// <summary>The weights of the features that are active in an observation: rows of a table whose keys are the numbers of features.</summary>
internal static class ActiveWeights
{
    public static QTable CreateTable(int actionCount, double initialWeight, int capacity) => new(1, CellWidth.Int32, actionCount, initialWeight, capacity);

    public static void GetOrAddRows(IFeatureCoder coder, QTable table, ReadOnlySpan<double> observation, Span<int> rows)
    {
        coder.Discretize(observation, rows);
        foreach (ref int row in rows)
            row = table.GetOrAddRow([(uint)row]);
    }

    /// <summary>The rows of the features, −1 for one that was never met.</summary>
    public static void FindRows(IFeatureCoder coder, QTable table, ReadOnlySpan<double> observation, Span<int> rows)
    {
        coder.Discretize(observation, rows);
        foreach (ref int row in rows)
            row = table.FindRow([(uint)row]);
    }

    /// <summary>The value of each action.</summary>
    public static void AddUp(QTable table, ReadOnlySpan<int> rows, Span<double> values)
    {
        values.Clear();
        foreach (int row in rows)
        {
            if (row < 0)
            {
                foreach (ref double value in values)
                    value += table.InitialActionValue;
                continue;
            }

            ReadOnlySpan<double> weights = table.DangerousActionValues(row);
            for (int action = 0; action < values.Length; action++)
                values[action] += weights[action];
        }
    }

    /// <summary>The value of one action, in rows that all exist.</summary>
    public static double AddUp(QTable table, ReadOnlySpan<int> rows, int action)
    {
        double sum = 0;
        foreach (int row in rows)
            sum += table.DangerousActionValues(row)[action];
        return sum;
    }

    /// <summary>Counts an update of each feature, and gives the least of their counts.</summary>
    public static uint CountVisits(QTable table, ReadOnlySpan<int> rows, int action)
    {
        uint least = uint.MaxValue;
        foreach (int row in rows)
            least = Math.Min(least, table.DangerousCountVisit(row, action));
        return least;
    }

    /// <summary>How often each action was updated in the least known of the features; 0 where one was never met.</summary>
    public static void LeastVisits(QTable table, ReadOnlySpan<int> rows, Span<uint> visits)
    {
        visits.Fill(uint.MaxValue);
        foreach (int row in rows)
        {
            for (int action = 0; action < visits.Length; action++)
                visits[action] = row < 0 ? 0 : Math.Min(visits[action], table.DangerousVisits(row)[action]);
        }
    }
}
