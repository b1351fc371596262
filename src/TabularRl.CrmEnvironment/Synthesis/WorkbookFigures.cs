namespace TabularRl.Crm;

/// <summary>The aggregates of the workbook that the experiment was published on; all that is known of it here.</summary>
internal static class WorkbookFigures
{
    public const int Customers = 11_032;
    public const int EmptyFirstContacts = 715;
    public const int FilledCountries = 10_141;
    public const int FilledEducations = 7_429;
    public const int FilledLastContacts = 10_722;
    public const int FilledStatuses = 10_229;
    public const int StyledEmptyRows = 778;

    /// <summary>The most rows that a sheet holds.</summary>
    public const int SheetRows = 1_048_576;

    // Cells that look like data and are none, or not the data that they look like.
    public const int TextLastContacts = 73;
    public const int DraggedLastContacts = 22;
    public const int LastContactsBeforeFirst = 3;
    public const int ImpossibleFirstContacts = 1;
    public const int ImpossibleLastContacts = 1;
    public const int RefusedSignUps = 127;
    public const int SignUpsOutsideCalendar = 1;
    public const int ZeroSubscriptions = 1;

    public const string ImpossibleDate = "2021-13-12";
    public const string ZeroDate = "0000-00-00";
    public const string RefusedSignUp = "No";
    public const int SerialOutsideCalendar = 6_691_845;

    public const string SubscribedStage = "subscribed already";

    public static readonly int FirstDay = GeneratedDate.SerialOf(2020, 3, 10);
    public static readonly int LastDay = GeneratedDate.SerialOf(2022, 4, 21);

    /// <summary>The day of the export; only text dates lie after it.</summary>
    public static readonly int ExportDay = GeneratedDate.SerialOf(2022, 4, 29);

    public static readonly string[] Headers =
    [
        "ID", "Country", "Education", "First Contact", "Last Contact", "Status", "Stage",
        "First Call", "Signed up for a demo", "Filled in customer survey", "Did sign up to the platform", "Account Manager assigned", "Subscribed",
    ];

    public static readonly string[] Statuses = ["1st message", "2nd message", "3rd message"];
    public static readonly int[] StatusCounts = [8_500, 908, 821];

    /// <summary>The stages of customers who did not subscribe. Of the 46 "subscribed already" three are theirs.</summary>
    public static readonly string[] OtherStages =
        ["not interested", "interested", "declined/canceled call", "did not join the call", "do not contact", SubscribedStage];

    public static readonly int[] OtherStageCounts = [626, 141, 65, 38, 28, 3];
}
