namespace TabularRl.Crm;

/// <summary>The six sales actions, numbered as environments, tables and reports number them.</summary>
public static class CrmActions
{
    /// <summary>Send an e-mail.</summary>
    public const int Email = 0;

    /// <summary>Make a phone call.</summary>
    public const int Call = 1;

    /// <summary>Schedule a demo.</summary>
    public const int Demo = 2;

    /// <summary>Send a survey.</summary>
    public const int Survey = 3;

    /// <summary>Wait.</summary>
    public const int Wait = 4;

    /// <summary>Assign an account manager.</summary>
    public const int Manager = 5;

    /// <summary>The number of actions, 6.</summary>
    public const int Count = 6;

    /// <summary>The short names, by action: <c>email</c>, <c>call</c>, <c>demo</c>, <c>survey</c>, <c>wait</c>, <c>manager</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.AsReadOnly(["email", "call", "demo", "survey", "wait", "manager"]);

    /// <summary>The names for people, by action, for example <c>Make Phone Call</c>.</summary>
    public static IReadOnlyList<string> DisplayNames { get; } =
        Array.AsReadOnly(["Send Email", "Make Phone Call", "Schedule Demo", "Send Survey", "Wait", "Assign Account Manager"]);
}
