using System.Globalization;
using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>Sows what is wrong with the published workbook over leads in the order of the rows.</summary>
internal static class OddityDraw
{
    // Read day first or month first, each is a date and none lies before the 27th of December 2021.
    private static readonly string[] TypedDates =
    [
        "27.12.2021", "06.01.2022", "28.12.2021", "29.12.2021", "30.12.2021", "03.01.2022", "04.01.2022",
        "05.01.2022", "10.01.2022", "11.01.2022", "12.01.2022", "13.01.2022", "17.01.2022",
    ];

    private const int LastDraggedYear = 2042;
    private const int FewestDragged = 3;
    private const int FewestTyped = 2;
    private const double ShareLostAnyway = 0.005;

    private static readonly int TypingDay = GeneratedDate.SerialOf(2021, 12, 27);

    public static void Sow(GeneratedLead[] rows, Pcg64 random)
    {
        SowEvents(rows, random);
        SowFirstContacts(rows, random);
        SowLastContacts(rows, random);
    }

    private static void SowEvents(GeneratedLead[] rows, Pcg64 random)
    {
        GeneratedLead[] order = Shuffled(rows, random);
        int refused = Apportionment.Scale(WorkbookFigures.RefusedSignUps, rows.Length, 1);
        int outside = Apportionment.Scale(WorkbookFigures.SignUpsOutsideCalendar, rows.Length, 1);
        GeneratedLead[] unsigned = [.. order.Where(lead => !lead.Journey.HasFlag(Journey.SignUp)).Take(refused + outside)];
        GeneratedDate no = GeneratedDate.OfText(WorkbookFigures.RefusedSignUp);
        GeneratedDate never = GeneratedDate.OfSerial(WorkbookFigures.SerialOutsideCalendar);
        for (int i = 0; i < unsigned.Length; i++)
            unsigned[i].SetEvent(Journey.SignUp, i < refused ? no : never);

        // Typed where somebody thought that the customer had subscribed.
        int zero = Apportionment.Scale(WorkbookFigures.ZeroSubscriptions, rows.Length, 1);
        IEnumerable<GeneratedLead> others = order.Where(lead => !lead.IsSubscriber);
        foreach (GeneratedLead lead in others.OrderByDescending(lead => lead.Stage == WorkbookFigures.SubscribedStage).Take(zero))
            lead.SetEvent(Journey.Subscribed, GeneratedDate.OfText(WorkbookFigures.ZeroDate));
    }

    private static void SowFirstContacts(GeneratedLead[] rows, Pcg64 random)
    {
        int impossible = Apportionment.Scale(WorkbookFigures.ImpossibleFirstContacts, rows.Length, 1);
        foreach (GeneratedLead lead in Shuffled(rows, random).Where(lead => lead.FirstDay == 0).Take(impossible))
            lead.FirstContact = GeneratedDate.OfText(WorkbookFigures.ImpossibleDate);
    }

    private static void SowLastContacts(GeneratedLead[] rows, Pcg64 random)
    {
        int texts = Apportionment.Scale(WorkbookFigures.TextLastContacts, rows.Length, FewestDragged + FewestTyped);
        int share = texts * WorkbookFigures.DraggedLastContacts / WorkbookFigures.TextLastContacts;
        int dragged = Math.Clamp(share, FewestDragged, WorkbookFigures.DraggedLastContacts);
        HashSet<GeneratedLead> taken = [];

        int start = DrawDraggedStart(rows, dragged, random);
        for (int i = 0; i < dragged; i++)
        {
            int year = LastDraggedYear - dragged + 1 + i;
            rows[start + i].LastContact = GeneratedDate.OfText(string.Create(CultureInfo.InvariantCulture, $"27.12.{year}"));
            taken.Add(rows[start + i]);
        }

        int typed = texts - dragged;
        IEnumerable<GeneratedLead> datedBefore = rows.Where(lead => lead.FirstDay != 0 && lead.FirstDay <= TypingDay && !taken.Contains(lead));
        GeneratedLead[] before = [.. datedBefore.OrderByDescending(lead => lead.FirstDay).Take(4 * typed)];
        random.Shuffle(before.AsSpan());
        for (int i = 0; i < typed; i++)
        {
            before[i].LastContact = GeneratedDate.OfText(TypedDates[i < FewestTyped ? i : random.NextInt32(TypedDates.Length)]);
            taken.Add(before[i]);
        }

        // Where the first contact is unknown the last one mostly is too: the undated come first, with a few of the others.
        IEnumerable<GeneratedLead> untouched = Shuffled(rows, random).Where(lead => !taken.Contains(lead));
        Queue<GeneratedLead> rest = new(untouched.OrderBy(lead => lead.FirstDay != 0 && random.NextDouble() >= ShareLostAnyway));
        for (int i = Apportionment.Scale(WorkbookFigures.ImpossibleLastContacts, rows.Length, 1); i > 0; i--)
            rest.Dequeue().LastContact = GeneratedDate.OfText(WorkbookFigures.ImpossibleDate);
        for (int i = rows.Length - Apportionment.Scale(WorkbookFigures.FilledLastContacts, rows.Length); i > 0; i--)
            rest.Dequeue().LastContact = default;
        int early = Apportionment.Scale(WorkbookFigures.LastContactsBeforeFirst, rows.Length, 1);
        foreach (GeneratedLead lead in rest.Where(lead => lead.FirstDay != 0 && lead.Journey == Journey.None).Take(early))
            lead.LastContact = GeneratedDate.OfSerial(lead.FirstDay - 1 - random.NextInt32(14));
    }

    // Somebody pulled a text date down over consecutive rows and the spreadsheet counted the years up: late rows, but none of a customer
    // who was first contacted after that date.
    private static int DrawDraggedStart(GeneratedLead[] rows, int length, Pcg64 random)
    {
        const int Candidates = 100;
        List<int> starts = [];
        int run = 0;
        for (int row = rows.Length - 1; row >= 0 && starts.Count < Candidates; row--)
        {
            run = rows[row].FirstDay <= TypingDay ? run + 1 : 0;
            if (run >= length)
                starts.Add(row);
        }

        return starts[random.NextInt32(starts.Count)];
    }

    private static GeneratedLead[] Shuffled(GeneratedLead[] rows, Pcg64 random)
    {
        GeneratedLead[] order = [.. rows];
        random.Shuffle(order.AsSpan());
        return order;
    }
}
