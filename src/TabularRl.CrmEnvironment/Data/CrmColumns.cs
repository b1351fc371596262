namespace TabularRl.Crm;

/// <summary>The workbook's columns: their names and positions in a cleaned row.</summary>
internal static class CrmColumns
{
    public const int Id = 0;
    public const int Country = 1;
    public const int Education = 2;
    public const int FirstContact = 3;
    public const int LastContact = 4;
    public const int Status = 5;
    public const int Stage = 6;
    public const int FirstCall = 7;
    public const int Demo = 8;
    public const int Survey = 9;
    public const int SignUp = 10;
    public const int AccountManager = 11;
    public const int Subscription = 12;
    public const int Count = 13;

    private static readonly string[] AllNames =
    [
        "ID", "Country", "Education", "First Contact", "Last Contact", "Status", "Stage", "First Call", "Signed up for a demo",
        "Filled in customer survey", "Did sign up to the platform", "Account Manager assigned", "Subscribed",
    ];

    public static ReadOnlySpan<string> Names => AllNames;

    public static string NameOf(int column) => AllNames[column];
}
