namespace CrmExperiment.Cli;

/// <summary>Something that the user can mend: shown as its message alone, on standard error, with a non-zero exit code.</summary>
internal sealed class UserErrorException : Exception
{
    public UserErrorException(string message)
        : base(message)
    {
    }

    public UserErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
