namespace TabularRl.Crm;

/// <summary>One customer of the workbook after cleaning. A date is null where its cell held no valid date: the event did not happen.</summary>
public sealed record CrmLead
{
    /// <summary>The customer's number, unique in the workbook.</summary>
    public required long Id { get; init; }

    /// <summary>The country as it is to be read under the protocol, or null if missing.</summary>
    public string? Country { get; init; }

    /// <summary>The alias of the bootcamp, <c>B1</c> … <c>B30</c>, unordered, or null if missing.</summary>
    public string? Education { get; init; }

    /// <summary>The day of the first contact.</summary>
    public DateOnly? FirstContact { get; init; }

    /// <summary>The day of the last contact.</summary>
    public DateOnly? LastContact { get; init; }

    /// <summary>The status as logged, for example <c>1st message</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The stage as logged on the day of the export, for example <c>not interested</c>.</summary>
    public string? Stage { get; init; }

    /// <summary>The day of the first call.</summary>
    public DateOnly? FirstCall { get; init; }

    /// <summary>The day on which the customer signed up for a demo.</summary>
    public DateOnly? Demo { get; init; }

    /// <summary>The day on which the customer filled in the survey.</summary>
    public DateOnly? Survey { get; init; }

    /// <summary>The day on which the customer signed up to the platform.</summary>
    public DateOnly? SignUp { get; init; }

    /// <summary>The day on which an account manager was assigned.</summary>
    public DateOnly? AccountManager { get; init; }

    /// <summary>The day of the subscription.</summary>
    public DateOnly? Subscription { get; init; }

    /// <summary>Whether the customer subscribed.</summary>
    public bool IsSubscriber => Subscription is not null;
}
