using System.Globalization;

namespace TabularRl.Evaluation.Auditing.Checks;

internal static class UntriedAction
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.Table is not { StateCount: > 0 } table)
            yield break;
        var rowsTried = new int[table.ActionCount];
        for (int row = 0; row < table.StateCount; row++)
        {
            ReadOnlySpan<uint> visits = table.DangerousVisits(row);
            for (int action = 0; action < visits.Length; action++)
                rowsTried[action] += visits[action] > 0 ? 1 : 0;
        }

        int[] untried = [.. Enumerable.Range(0, table.ActionCount).Where(action => rowsTried[action] == 0)];
        if (untried.Length == 0)
            yield break;
        double holes = 1 - rowsTried.Sum() / ((double)table.StateCount * table.ActionCount);
        string names = string.Join(", ", untried.Select(action => Name(input, action)));
        yield return input.Warning(
            AuditCodes.UntriedAction,
            untried.Length,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Training never tried {names} in any of {table.StateCount:N0} states; {holes.Percent()} of all state-action values were never updated."),
            "Explore longer or more widely, or take the action out; its value is the initial one and says nothing.");
    }

    private static string Name(AuditInput input, int action) =>
        input.ActionNames is { } names && action < names.Count ? $"'{names[action]}'" : $"action {action.ToString(CultureInfo.InvariantCulture)}";
}
