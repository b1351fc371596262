namespace TabularRl.Crm;

/// <summary>One invented customer: what the row says, and (not written) what was planned for it.</summary>
internal sealed class GeneratedLead
{
    /// <summary>The six columns of events, in the order of the sheet.</summary>
    public static readonly Journey[] Steps = [Journey.Call, Journey.Demo, Journey.Survey, Journey.SignUp, Journey.Manager, Journey.Subscribed];

    // Nine customers in ten have no event: they carry no array.
    private GeneratedDate[]? _events;

    public required LeadSplit Split { get; init; }

    public required Journey Journey { get; init; }

    /// <summary>The day of the first contact as a serial number, or 0 if there is no valid one.</summary>
    public required int FirstDay { get; init; }

    public long Id { get; set; }

    public string? Country { get; set; }

    public string? Education { get; set; }

    public GeneratedDate FirstContact { get; set; }

    public GeneratedDate LastContact { get; set; }

    public string? Status { get; set; }

    public string? Stage { get; set; }

    public bool IsSubscriber => Journey.HasFlag(Journey.Subscribed);

    public GeneratedDate GetEvent(Journey step) => _events is null ? default : _events[Array.IndexOf(Steps, step)];

    public void SetEvent(Journey step, GeneratedDate cell)
    {
        _events ??= new GeneratedDate[Steps.Length];
        _events[Array.IndexOf(Steps, step)] = cell;
    }
}
