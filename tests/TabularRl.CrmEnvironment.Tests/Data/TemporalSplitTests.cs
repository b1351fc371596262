namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class TemporalSplitTests
{
    [TestCase(0, 0, 0, 0)]
    [TestCase(1, 0, 0, 1)]
    [TestCase(2, 1, 0, 1)]
    [TestCase(7, 4, 1, 2)]
    [TestCase(10, 7, 1, 2)]
    [TestCase(20, 14, 3, 3)]
    [TestCase(240, 168, 36, 36)]
    [TestCase(11032, 7722, 1655, 1655)]
    public void Create_AnyCount_RoundsBothCutsDown(int count, int train, int validation, int test)
    {
        TemporalSplit split = TemporalSplit.Create(TestLeads.From([.. Enumerable.Range(0, count)]));

        Assert.That((split.Train.Count, split.Validation.Count, split.Test.Count), Is.EqualTo((train, validation, test)));
    }

    [FsCheckProperty]
    public bool Create_AnyCustomers_PartsThemWithoutLossOrRepetition(int[] numbers)
    {
        CrmLead[] leads = TestLeads.From(numbers);

        return All(TemporalSplit.Create(leads)).Select(lead => lead.Id).Order().SequenceEqual(leads.Select(lead => lead.Id));
    }

    [FsCheckProperty]
    public bool Create_AnyCustomers_SortsStablyWithTheUndatedLast(int[] numbers)
    {
        CrmLead[] sorted = All(TemporalSplit.Create(TestLeads.From(numbers)));

        return sorted.Zip(sorted.Skip(1)).All(pair => IsInOrder(pair.First, pair.Second));

        static bool IsInOrder(CrmLead first, CrmLead second) => (first.FirstContact, second.FirstContact) switch
        {
            (null, null) => first.Id < second.Id,
            (null, _) => false,
            (_, null) => true,
            ({ } a, { } b) => a < b || (a == b && first.Id < second.Id),
        };
    }

    [Test]
    public void Create_CustomerOnTheLastDayOfTheCalendar_StillComesBeforeTheUndated()
    {
        CrmLead[] leads = [new() { Id = 1 }, new() { Id = 2, FirstContact = DateOnly.MaxValue }];

        Assert.That(All(TemporalSplit.Create(leads)).Select(lead => lead.Id), Is.EqualTo(new long[] { 2, 1 }));
    }

    private static CrmLead[] All(TemporalSplit split) => [.. split.Train, .. split.Validation, .. split.Test];
}
