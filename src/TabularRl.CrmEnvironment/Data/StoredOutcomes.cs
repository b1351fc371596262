namespace TabularRl.Crm;

/// <summary>The counts of stored features: of all training customers, of each country and of each bootcamp.</summary>
internal sealed record StoredOutcomes(StoredOutcomes.Category Training, StoredOutcomes.Category[] Countries, StoredOutcomes.Category[] Educations)
{
    public static StoredOutcomes Read(StoredJson training, StoredJson countries, StoredJson educations, bool hasDays)
    {
        StoredJson[] members = hasDays ? training.Members("customers", "subscribers", "days") : training.Members("customers", "subscribers");
        Category all = ReadCategory("", members, minimum: 0);
        return new StoredOutcomes(all, ReadCategories(countries, all, hasDays), ReadCategories(educations, all, hasDays));
    }

    public HistoricalStatistics ToStatistics() => new(Training.All.Customers, Training.All.Subscribers, ToStatistics(Countries), ToStatistics(Educations));

    public EarlierOutcomes ToEarlierOutcomes(double smoothing) =>
        EarlierOutcomes.ForNewCustomers(smoothing, ToTimeline(Training), ToTimelines(Countries), ToTimelines(Educations));

    private static Category[] ReadCategories(StoredJson stored, Category training, bool hasDays)
    {
        var categories = new List<Category>();
        OutcomeCount sum = default;
        foreach (StoredJson item in stored.Items())
        {
            StoredJson[] members = hasDays ? item.Members("name", "customers", "subscribers", "days") : item.Members("name", "customers", "subscribers");
            string name = members[0].Text();
            int order = categories.Count == 0 ? -1 : string.CompareOrdinal(categories[^1].Name, name);
            if (categories.Exists(category => category.Name == name))
                throw StoredJson.Damaged($"{stored.Place} has '{name}' twice");
            if (order > 0)
                throw StoredJson.Damaged($"'{name}' of {stored.Place} is not in ordinal order");

            Category category = ReadCategory(name, members.AsSpan(1), minimum: 1);
            categories.Add(category);
            sum = Sum(sum, category.All, training.All, stored.Place);
        }

        return [.. categories];
    }

    private static Category ReadCategory(string name, ReadOnlySpan<StoredJson> members, int minimum)
    {
        int customers = members[0].Whole(minimum);
        var all = new OutcomeCount(customers, members[1].Whole(0, customers));
        return new Category(name, all, members.Length > 2 ? ReadDays(members[2], all) : []);
    }

    private static (DateOnly Day, OutcomeCount Count)[] ReadDays(StoredJson stored, OutcomeCount all)
    {
        StoredJson[] numbers = stored.Items();
        if (numbers.Length % 3 != 0)
            throw StoredJson.Damaged($"{stored.Place} does not have three numbers a day");

        var days = new (DateOnly Day, OutcomeCount Count)[numbers.Length / 3];
        int day = 0;
        OutcomeCount sum = default;
        for (int i = 0; i < days.Length; i++)
        {
            day += numbers[3 * i].Whole(i == 0 ? 0 : 1, DateOnly.MaxValue.DayNumber - day);
            int customers = numbers[(3 * i) + 1].Whole(1);
            var count = new OutcomeCount(customers, numbers[(3 * i) + 2].Whole(0, customers));
            days[i] = (DateOnly.FromDayNumber(day), count);
            sum = Sum(sum, count, all, stored.Place);
        }

        return days;
    }

    private static OutcomeCount Sum(OutcomeCount sum, OutcomeCount part, OutcomeCount whole, string place)
    {
        if (part.Customers > whole.Customers - sum.Customers || part.Subscribers > whole.Subscribers - sum.Subscribers)
            throw StoredJson.Damaged($"{place} counts more customers or subscribers than there are in all");
        return sum.Plus(part);
    }

    private static CategoryStatistics[] ToStatistics(Category[] categories) =>
        [.. categories.Select(category => new CategoryStatistics(category.Name, category.All.Customers, category.All.Subscribers))];

    private static Dictionary<string, OutcomeTimeline> ToTimelines(Category[] categories) =>
        categories.ToDictionary(category => category.Name, ToTimeline, StringComparer.Ordinal);

    private static OutcomeTimeline ToTimeline(Category category) => OutcomeTimeline.Create(category.All, category.Days);

    internal sealed record Category(string Name, OutcomeCount All, (DateOnly Day, OutcomeCount Count)[] Days);
}
