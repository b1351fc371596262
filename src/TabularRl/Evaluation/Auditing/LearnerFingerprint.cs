using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TabularRl.Tables;

namespace TabularRl.Evaluation.Auditing;

/// <summary>What a learner is at one moment, short enough to be kept: two that differ have learned or explored in between.</summary>
/// <param name="TableHash">The SHA-256 of the table's keys, action values and visits, in hexadecimal; see <see cref="HashOf"/>.</param>
/// <param name="ExplorationRate">The exploration parameter (ε or temperature), or NaN if there is none.</param>
/// <param name="EpisodeCount">The number of training episodes so far, on which schedules depend.</param>
public sealed record LearnerFingerprint(string TableHash, double ExplorationRate = double.NaN, long EpisodeCount = 0)
{
    /// <summary>The fingerprint of a table and its learner.</summary>
    /// <param name="table">The table.</param>
    /// <param name="explorationRate">The exploration parameter, or NaN if there is none.</param>
    /// <param name="episodeCount">The number of training episodes so far.</param>
    /// <returns>The fingerprint.</returns>
    public static LearnerFingerprint Of(QTable table, double explorationRate = double.NaN, long episodeCount = 0) =>
        new(HashOf(table), explorationRate, episodeCount);

    /// <summary>The hash of a table, row by row; tables of equal content and order of rows have equal ones.</summary>
    /// <param name="table">The table.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string HashOf(QTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int row = 0; row < table.StateCount; row++)
        {
            hash.AppendData(MemoryMarshal.AsBytes(table.GetKey(row)));
            hash.AppendData(MemoryMarshal.AsBytes(table.GetActionValues(row)));
            hash.AppendData(MemoryMarshal.AsBytes(table.GetVisits(row)));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
