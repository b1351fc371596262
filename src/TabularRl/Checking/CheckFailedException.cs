namespace TabularRl.Checking;

/// <summary>A check found something; see <see cref="CheckReport.ThrowIfFailed"/>.</summary>
public sealed class CheckFailedException : Exception
{
    internal CheckFailedException(CheckReport report)
        : base(report.ToText().TrimEnd()) => Report = report;

    /// <summary>Everything that was found.</summary>
    public CheckReport Report { get; }
}
