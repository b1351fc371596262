namespace TabularRl.Crm.Tests;

/// <summary>Makes customers of the whole numbers that a property test draws: few days, countries and bootcamps, so that they meet.</summary>
internal static class TestLeads
{
    public static readonly DateOnly Start = new(2021, 1, 1);

    public static CrmLead[] From(int[] numbers) => [.. numbers.Select((number, index) => From(index + 1, Math.Abs((long)number)))];

    public static CrmLead From(long id, long number) => new()
    {
        Id = id,
        FirstContact = number % 7 == 0 ? null : Start.AddDays((int)(number % 11)),
        LastContact = number % 3 == 0 ? null : Start.AddDays((int)(number % 40)),
        Country = number % 5 == 0 ? null : "C" + (number % 4),
        Education = number % 6 == 0 ? null : "B" + (number % 3 + 1),
        FirstCall = number % 2 == 0 ? Start : null,
        Subscription = number % 4 == 1 ? Start.AddDays(50) : null,
    };
}
