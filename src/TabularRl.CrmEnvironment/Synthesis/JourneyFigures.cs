using static TabularRl.Crm.Journey;

namespace TabularRl.Crm;

/// <summary>How the journeys of the published workbook combine, and in which split they lie.</summary>
internal static class JourneyFigures
{
    private const Journey Full = Call | Demo | Survey | SignUp;

    /// <summary>
    /// The 47 subscribers: 19, 3 and 25. Of those in the test split 21 have the stage "subscribed already", which alone lets any action
    /// convert them, three have but a manager, and one has neither; 23 have a manager.
    /// </summary>
    public static readonly SubscriberGroup[] Subscribers =
    [
        new(LeadSplit.Train, Full | Manager | Subscribed, true, 12),
        new(LeadSplit.Train, Call | SignUp | Manager | Subscribed, true, 5),
        new(LeadSplit.Train, Call | Demo | Survey | Manager | Subscribed, true, 1),
        new(LeadSplit.Train, Call | SignUp | Subscribed, true, 1),
        new(LeadSplit.Validation, Full | Manager | Subscribed, true, 2),
        new(LeadSplit.Validation, Call | SignUp | Manager | Subscribed, true, 1),
        new(LeadSplit.Test, Full | Manager | Subscribed, true, 13),
        new(LeadSplit.Test, Full | Manager | Subscribed, false, 2),
        new(LeadSplit.Test, Call | SignUp | Manager | Subscribed, true, 6),
        new(LeadSplit.Test, Call | SignUp | Manager | Subscribed, false, 1),
        new(LeadSplit.Test, Call | Demo | Survey | Manager | Subscribed, true, 1),
        new(LeadSplit.Test, Full | Subscribed, true, 1),
        new(LeadSplit.Test, Call | SignUp | Subscribed, false, 1),
    ];

    /// <summary>The fewest subscribers of train, validation and test, so that experiments run on small workbooks too.</summary>
    public static readonly int[] FewestSubscribers = [3, 1, 3];

    /// <summary>Customers with a call who did not subscribe.</summary>
    public static readonly (Journey Journey, int Count)[] Callers =
    [
        (Call, 164), (Call | SignUp, 137), (Call | Demo | Survey, 36), (Full, 30), (Full | Manager, 15), (Call | SignUp | Manager, 10), (Call | Demo, 2),
    ];

    /// <summary>In which split those lie: 299, 23 and 119 calls less those of the subscribers, who all had one.</summary>
    public static readonly int[] CallersBySplit = [280, 20, 94];

    /// <summary>
    /// Customers with events but no call, who lie in the splits by size. The last three, and the test split's only
    /// "call, demo, survey, sign-up, subscribed", are the four journeys that the published table leaves unnamed: of four different
    /// ones, they make every column's count come out.
    /// </summary>
    public static readonly (Journey Journey, int Count)[] Others =
    [
        (Demo, 96), (Demo | Survey, 59), (SignUp, 44), (Demo | Survey | SignUp, 11),
        (Demo | SignUp, 1), (SignUp | Manager, 1), (Demo | Survey | SignUp | Manager, 1),
    ];
}
