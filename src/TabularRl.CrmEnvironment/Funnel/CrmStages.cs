namespace TabularRl.Crm;

/// <summary>The stages of the funnel, 0 (lead) to 6 (subscribed).</summary>
public static class CrmStages
{
    /// <summary>Nothing has happened yet.</summary>
    public const int Lead = 0;

    /// <summary>The customer has answered: a first call was had, or he said that he is not interested.</summary>
    public const int FirstCall = 1;

    /// <summary>A demo.</summary>
    public const int Demo = 2;

    /// <summary>A survey was filled in.</summary>
    public const int Survey = 3;

    /// <summary>The customer signed up to the platform; from here on he can subscribe under the logged response.</summary>
    public const int SignUp = 4;

    /// <summary>An account manager was assigned.</summary>
    public const int Manager = 5;

    /// <summary>The customer subscribed.</summary>
    public const int Subscribed = 6;

    /// <summary>The number of stages, 7.</summary>
    public const int Count = 7;

    /// <summary>The names, by stage: <c>lead</c>, <c>first call</c>, <c>demo</c>, <c>survey</c>, <c>sign-up</c>, <c>manager</c>, <c>subscribed</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        Array.AsReadOnly(["lead", "first call", "demo", "survey", "sign-up", "manager", "subscribed"]);

    /// <summary>
    /// The stage that the published rules read into the workbook's Stage: <c>not interested</c> 1, <c>declined/canceled call</c> and
    /// <c>did not join the call</c> 2, <c>interested</c> 3, <c>subscribed already</c> 6; <c>do not contact</c>, nothing and any other text 0.
    /// </summary>
    /// <param name="loggedStage">The cell's text, or null; case and blanks around it do not matter.</param>
    /// <returns>The stage at which the customer starts under the published protocol.</returns>
    public static int FromLog(string? loggedStage) => loggedStage?.Trim().ToUpperInvariant() switch
    {
        "NOT INTERESTED" => FirstCall,
        "DECLINED/CANCELED CALL" or "DID NOT JOIN THE CALL" => Demo,
        "INTERESTED" => Survey,
        "SUBSCRIBED ALREADY" => Subscribed,
        _ => Lead,
    };
}
