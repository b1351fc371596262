namespace TabularRl.Benchmarks.Reporting;

/// <summary>A row of summary.json.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="States">The number of states of the table; with the name it occurs once.</param>
/// <param name="NsPerOperation">The median time of an operation in nanoseconds.</param>
/// <param name="RatioToFlat">That time divided by the flat array's for the same kind of work, pattern and number of states; null where there is none.</param>
/// <param name="BytesPerState">Keys, action values and index, divided by the states; null where a row has no table of its own.</param>
/// <param name="AllocatedBytesPerOperation">Bytes allocated an operation on the measuring thread.</param>
internal sealed record SummaryRow(
    string Name, int States, double NsPerOperation, double? RatioToFlat, double? BytesPerState, double AllocatedBytesPerOperation);
