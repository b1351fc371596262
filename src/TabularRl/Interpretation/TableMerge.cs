using System.Runtime.InteropServices;
using TabularRl.Policies;
using TabularRl.Tables;

namespace TabularRl.Interpretation;

/// <summary>
/// Puts tables together that were learned apart, for example on parts of the data:
/// <code>Q(s,a) = Σ_i n_i(s,a) · Q_i(s,a) / Σ_i n_i(s,a),   n(s,a) = Σ_i n_i(s,a)</code>
/// </summary>
/// <remarks>
/// For a pair that no table updated the mean over the tables that know the state, each once. The contributions to a pair are added in the order of
/// their values, then visits, and the states of the merged table stand in the order of their cells: so the result of one call is the same,
/// bit for bit, in whatever order the tables are given. Merging in several calls gives the same up to rounding (a few units in the last place
/// of the largest value). Equal values are kept exactly, and a mean never leaves the range of its values. Visits saturate at 2³² − 1, and a
/// counter that has weighs no more than that.
/// </remarks>
public static class TableMerge
{
    /// <summary>Merges tables by visits.</summary>
    /// <param name="policies">The policies, at least one.</param>
    /// <param name="tieBreaking">What the merged policy plays among equals.</param>
    /// <param name="name">Its name; default <c>merged</c>.</param>
    /// <returns>The merged policy, under the first one's discretizer.</returns>
    /// <exception cref="ArgumentException">There is no policy; or discretizers' descriptions, numbers of actions or initial values differ.</exception>
    public static FrozenPolicy ByVisits(
        IReadOnlyList<FrozenPolicy> policies, TieBreaking tieBreaking = TieBreaking.Random, string name = "merged")
    {
        ArgumentNullException.ThrowIfNull(policies);
        if (policies.Count == 0)
            throw new ArgumentException("There is no policy to merge.", nameof(policies));
        FrozenPolicy first = policies[0];
        foreach (FrozenPolicy policy in policies)
        {
            TableCompatibility.Check(first, policy, nameof(policies));
            if (policy.InitialActionValue != first.InitialActionValue)
            {
                throw new ArgumentException(
                    $"The policies '{first.Name}' and '{policy.Name}' read unknown states as {first.InitialActionValue:R} and {policy.InitialActionValue:R}; only tables of one initial value can be merged.",
                    nameof(policies));
            }
        }

        QTable union = Union(policies);
        var merged = new QTable(union.CellCount, union.CellWidth, union.ActionCount, union.InitialActionValue + 0.0, union.StateCount);
        var contributions = new List<(double Value, uint Visits)>(policies.Count);
        var sources = new int[policies.Count];
        foreach (int unionRow in RowOrder.Sort(union))
        {
            ReadOnlySpan<ulong> key = union.GetKey(unionRow);
            int row = merged.GetOrAddRow(key);
            for (int i = 0; i < sources.Length; i++)
                sources[i] = policies[i].Table.FindRow(key);
            for (int action = 0; action < merged.ActionCount; action++)
            {
                contributions.Clear();
                for (int i = 0; i < sources.Length; i++)
                {
                    if (sources[i] >= 0)
                        contributions.Add((policies[i].GetActionValues(sources[i])[action], policies[i].GetVisits(sources[i])[action]));
                }

                (merged.GetActionValues(row)[action], merged.GetVisits(row)[action]) = Mean(contributions);
            }
        }

        return new FrozenPolicy(merged, first.Discretizer, tieBreaking, name);
    }

    private static QTable Union(IReadOnlyList<FrozenPolicy> policies)
    {
        QTable first = policies[0].Table;
        var union = new QTable(first.CellCount, first.CellWidth, first.ActionCount, first.InitialActionValue, first.StateCount);
        foreach (FrozenPolicy policy in policies)
        {
            for (int row = 0; row < policy.StateCount; row++)
                union.GetOrAddRow(policy.Table.GetKey(row));
        }

        return union;
    }

    private static (double Value, uint Visits) Mean(List<(double Value, uint Visits)> contributions)
    {
        contributions.Sort();
        ulong visits = 0;
        foreach (var contribution in contributions)
            visits += contribution.Visits;
        if (visits > 0)
            contributions.RemoveAll(contribution => contribution.Visits == 0);

        double lowest = contributions[0].Value, highest = contributions[^1].Value;
        // Whole counts times values first, so that means which are equal on paper mostly are in bits, and ties stay ties.
        double sum = 0, mean = 0;
        foreach ((double value, uint count) in CollectionsMarshal.AsSpan(contributions))
        {
            sum += value * (visits > 0 ? count : 1);
            mean += value * (visits > 0 ? (double)count / visits : 1.0 / contributions.Count);
        }

        if (double.IsFinite(sum))
            mean = sum / (visits > 0 ? visits : (ulong)contributions.Count);
        mean = lowest == highest ? lowest : Math.Clamp(mean, lowest, highest);
        // Adding 0 makes −0 a 0: the two compare equal, and the sign would tell the order of the tables.
        return (mean + 0.0, (uint)Math.Min(visits, uint.MaxValue));
    }
}
