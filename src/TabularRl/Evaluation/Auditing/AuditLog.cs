using Microsoft.Extensions.Logging;

namespace TabularRl.Evaluation.Auditing;

/// <summary>What an audit writes to a logger.</summary>
internal static partial class AuditLog
{
    public static void Write(ILogger logger, AuditFinding finding)
    {
        LogLevel level = finding.Severity switch
        {
            AuditSeverity.Error => LogLevel.Error,
            AuditSeverity.Warning => LogLevel.Warning,
            _ => LogLevel.Information,
        };
        Found(logger, level, finding.Subject, finding.Code, finding.Figure, finding.Message, finding.Advice);
    }

    [LoggerMessage(EventId = 101, Message = "{Subject}: {Code} ({Figure}): {Finding} {Advice}")]
    private static partial void Found(ILogger logger, LogLevel level, string subject, string code, double figure, string finding, string advice);
}
