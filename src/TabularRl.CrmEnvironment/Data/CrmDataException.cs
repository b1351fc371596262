namespace TabularRl.Crm;

/// <summary>
/// The data cannot be used as they are: no such file, not a workbook, a missing column, an ID that is no number.
/// The message is one sentence that names the file and, where there is one, the row and the column, and can be shown to a user as it is.
/// </summary>
public sealed class CrmDataException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence that names the place and what to do.</param>
    public CrmDataException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence that names the place and what to do.</param>
    /// <param name="innerException">What the reader met.</param>
    public CrmDataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
