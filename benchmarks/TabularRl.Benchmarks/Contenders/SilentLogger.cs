using Microsoft.Extensions.Logging;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>A logger whose levels are all off.</summary>
internal sealed class SilentLogger : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => false;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
    }
}
