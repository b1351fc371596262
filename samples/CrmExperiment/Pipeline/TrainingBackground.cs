namespace CrmExperiment.Pipeline;

/// <summary>
/// What an explained state is compared with: states of the deciding level as training met them, one for each equal part of its visits
/// (systematic sampling, with probability proportional to visits), so that a state that was met often counts as often. Nothing is random.
/// </summary>
internal static class TrainingBackground
{
    /// <summary>So many observations; features that the level does not see are those of the explained one.</summary>
    public static double[][] Of(PolicyLevel level, ReadOnlySpan<double> explained, int count)
    {
        long[] visits = [.. Enumerable.Range(0, level.Policy.StateCount).Select(row => VisitsOf(level, row))];
        long total = visits.Sum();
        var background = new double[count][];
        var cells = new int[level.Policy.Discretizer.CellCount];
        int taken = 0;
        long passed = 0;
        for (int row = 0; row < visits.Length; row++)
        {
            passed += visits[row];
            // The middle of a part, (taken + ½)·total/count, in whole numbers.
            for (; taken < count && checked((2 * taken + 1) * total) < checked(2 * count * passed); taken++)
            {
                level.Policy.GetCells(row, cells);
                background[taken] = level.Observe(cells, explained);
            }
        }

        return background;
    }

    private static long VisitsOf(PolicyLevel level, int row)
    {
        long visits = 0;
        foreach (uint count in level.Policy.GetVisits(row))
            visits += count;
        return visits;
    }
}
