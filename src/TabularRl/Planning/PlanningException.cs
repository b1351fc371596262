namespace TabularRl.Planning;

/// <summary>A model has no finite solution under the given discount factor, or a solver did not reach it. The message says why, names a state and says what to do.</summary>
public sealed class PlanningException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public PlanningException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public PlanningException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public PlanningException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
