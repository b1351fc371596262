using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>When customers were first contacted, and the order in which the sheet lists them.</summary>
internal static class Timeline
{
    // Invented: most leads come in the first summer, few in the year after. The 70 % cut falls on a day with a large mailing at the end of
    // October 2021, so that the border runs through ties; few leads in the year before it keep the published states few.
    private static readonly (int Start, int End, int Share)[] Periods =
    [
        (GeneratedDate.SerialOf(2020, 3, 10), GeneratedDate.SerialOf(2020, 10, 31), 7_070),
        (GeneratedDate.SerialOf(2020, 11, 1), GeneratedDate.SerialOf(2021, 7, 31), 160),
        (GeneratedDate.SerialOf(2021, 8, 1), GeneratedDate.SerialOf(2021, 10, 27), 410),
        (GeneratedDate.SerialOf(2021, 10, 28), GeneratedDate.SerialOf(2021, 10, 28), 90),
        (GeneratedDate.SerialOf(2021, 10, 29), GeneratedDate.SerialOf(2022, 1, 20), 1_651),
        (GeneratedDate.SerialOf(2022, 1, 21), GeneratedDate.SerialOf(2022, 4, 21), 935),
    ];

    /// <summary>The serial numbers of as many First Contacts, ascending; they begin and end on the published days.</summary>
    public static int[] DrawFirstContacts(int count, Pcg64 random)
    {
        int[] shares = Apportionment.Distribute([.. Periods.Select(period => period.Share)], count);
        List<int> serials = new(count);
        for (int i = 0; i < Periods.Length; i++)
        {
            (int start, int end, _) = Periods[i];
            int[] weights = [.. Enumerable.Range(start, end - start + 1).Select(day => DrawDayWeight(day, random))];
            int[] perDay = Apportionment.Distribute(weights, shares[i]);
            for (int day = 0; day < perDay.Length; day++)
                serials.AddRange(Enumerable.Repeat(start + day, perDay[day]));
        }

        serials[0] = WorkbookFigures.FirstDay;
        serials[^1] = WorkbookFigures.LastDay;
        return [.. serials];
    }

    /// <summary>
    /// The order of the rows: roughly by First Contact, with the undated (the positions from <paramref name="firstContacts"/>' length on)
    /// strewn in. Customers of one day keep their order, so that a stable sort by First Contact gives the positions back.
    /// </summary>
    /// <returns>For each row the position in the order of First Contact.</returns>
    public static int[] DrawRowOrder(ReadOnlySpan<int> firstContacts, int customers, Pcg64 random)
    {
        double[] keys = new double[customers];
        double reach = customers / 50.0;
        for (int i = 0; i < customers; i++)
            keys[i] = i < firstContacts.Length ? i + random.NextUniform(-reach, reach) : random.NextUniform(0, firstContacts.Length);

        int[] rows = [.. Enumerable.Range(0, customers)];
        Array.Sort(keys, rows);

        Dictionary<int, int> nextOfDay = [];
        for (int i = firstContacts.Length - 1; i >= 0; i--)
            nextOfDay[firstContacts[i]] = i;
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row] < firstContacts.Length)
                rows[row] = nextOfDay[firstContacts[rows[row]]]++;
        }

        return rows;
    }

    // Hardly anyone is contacted at a weekend, and now and then a mailing goes out.
    private static int DrawDayWeight(int serial, Pcg64 random)
    {
        DayOfWeek weekday = GeneratedDate.DayOf(serial).DayOfWeek;
        double weight = random.NextUniform(50, 150);
        if (weekday is DayOfWeek.Saturday or DayOfWeek.Sunday)
            weight *= 0.1;
        else if (random.NextDouble() < 0.1)
            weight *= 6;
        return 1 + (int)weight;
    }
}
