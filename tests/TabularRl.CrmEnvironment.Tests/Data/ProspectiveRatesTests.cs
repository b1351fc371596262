namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class ProspectiveRatesTests
{
    private const double Tolerance = 1e-12;

    [FsCheckProperty]
    public bool Rates_AnyCustomers_EqualTheDefinition(int[] numbers, byte smoothing)
    {
        CrmDataset dataset = CrmDataset.Create(TestLeads.From(numbers), CrmProtocol.Prospective, options: new CrmDatasetOptions { RateSmoothing = smoothing });

        return dataset.Splits.All(split => Enumerable.Range(0, split.Leads.Count).All(i =>
            Math.Abs(Rate(split, i, "Country_ConvRate") - Expected(dataset, split.Leads[i], lead => lead.Country, smoothing)) < Tolerance
            && Math.Abs(Rate(split, i, "Education_ConvRate") - Expected(dataset, split.Leads[i], lead => lead.Education, smoothing)) < Tolerance));
    }

    [FsCheckProperty]
    public bool Rates_OwnAndLaterOutcomesChange_StayTheSame(int[] numbers, int chosen)
    {
        CrmLead[] leads = TestLeads.From(numbers);
        if (leads.Length == 0)
            return true;

        CrmLead self = leads[(uint)chosen % leads.Length];
        CrmLead[] changed = [.. leads.Select(lead => IsHiddenFrom(self, lead) ? lead with { Subscription = lead.IsSubscriber ? null : TestLeads.Start } : lead)];

        return RatesOf(leads, self.Id).SequenceEqual(RatesOf(changed, self.Id));

        static bool IsHiddenFrom(CrmLead self, CrmLead other) =>
            other.Id == self.Id || (self.FirstContact is { } day && !(other.FirstContact < day));
    }

    [FsCheckProperty]
    public bool Features_OutcomesOfValidationAndTestChange_StayTheSameEverywhere(int[] numbers)
    {
        CrmLead[] leads = TestLeads.From(numbers);
        var later = TemporalSplit.Create(leads);
        HashSet<long> ids = [.. later.Validation.Concat(later.Test).Select(lead => lead.Id)];
        CrmLead[] changed = [.. leads.Select(lead => ids.Contains(lead.Id) ? lead with { Subscription = lead.IsSubscriber ? null : TestLeads.Start } : lead)];

        return new[] { CrmProtocol.Published, CrmProtocol.Prospective }.All(protocol =>
        {
            var before = CrmDataset.Create(leads, protocol);
            var after = CrmDataset.Create(changed, protocol);
            return before.Statistics.ToJson() == after.Statistics.ToJson() && before.Splits.Zip(after.Splits).All(pair => HaveEqualFeatures(pair.First, pair.Second));
        });
    }

    [Test]
    public void Rates_TrainingCustomersByHand_AreSmoothedOverTheEarlierOnes()
    {
        CrmLead[] leads =
        [
            Lead(1, 0, "A", subscribed: true), Lead(2, 1, "A", subscribed: false), Lead(3, 1, "B", subscribed: true), Lead(4, 2, "A", subscribed: false),
            Lead(5, 3, "A", subscribed: true), Lead(6, 4, "B", subscribed: true), Lead(7, 5, null, subscribed: false), Lead(8, 6, "A", subscribed: true),
            Lead(9, 7, "A", subscribed: true), Lead(10, 8, "C", subscribed: true),
        ];
        var dataset = CrmDataset.Create(leads, CrmProtocol.Prospective, options: new CrmDatasetOptions { RateSmoothing = 2 });

        double[] rates = [.. dataset.Splits.SelectMany(split => Enumerable.Range(0, split.Leads.Count).Select(i => Rate(split, i, "Country_ConvRate")))];

        Assert.That(rates, Is.EqualTo(new[]
        {
            0, // nobody before
            (1 + (2 * 1.0)) / (1 + 2),
            1, // nobody of B before: the prior, 1 of 1
            (1 + (2 * 2 / 3.0)) / (2 + 2),
            (1 + (2 * 0.5)) / (3 + 2),
            (1 + (2 * 0.6)) / (1 + 2),
            4 / 6.0,
            (2 + (2 * 4 / 7.0)) / (4 + 2), // seven training customers, none of them later
            (2 + (2 * 4 / 7.0)) / (4 + 2),
            4 / 7.0,
        }).Within(Tolerance));
    }

    [Test]
    public void RateSmoothing_OutOfRange_IsRefused([Values(-1, double.NaN, double.PositiveInfinity)] double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new CrmDatasetOptions { RateSmoothing = value });

    private static CrmLead Lead(long id, int day, string? country, bool subscribed) =>
        new() { Id = id, FirstContact = TestLeads.Start.AddDays(day), Country = country, Subscription = subscribed ? TestLeads.Start : null };

    private static double Expected(CrmDataset dataset, CrmLead self, Func<CrmLead, string?> category, double smoothing)
    {
        CrmLead[] visible = [.. dataset.Train.Leads.Where(lead => lead.Id != self.Id && (self.FirstContact is null || lead.FirstContact < self.FirstContact))];
        CrmLead[] own = [.. visible.Where(lead => category(lead) is { } name && name == category(self))];
        double prior = visible.Length == 0 ? 0 : visible.Count(lead => lead.IsSubscriber) / (double)visible.Length;
        double weight = own.Length + smoothing;
        return weight == 0 ? prior : (own.Count(lead => lead.IsSubscriber) + (smoothing * prior)) / weight;
    }

    private static double[] RatesOf(CrmLead[] leads, long id)
    {
        var dataset = CrmDataset.Create(leads, CrmProtocol.Prospective);
        CrmSplit split = dataset.Splits.Single(split => split.Leads.Any(lead => lead.Id == id));
        int index = split.Leads.Index().Single(entry => entry.Item.Id == id).Index;
        return [Rate(split, index, "Country_ConvRate"), Rate(split, index, "Education_ConvRate")];
    }

    private static double Rate(CrmSplit split, int index, string name) =>
        split.GetFeatures(index)[split.Features.Index().Single(entry => entry.Item.Name == name).Index];

    private static bool HaveEqualFeatures(CrmSplit first, CrmSplit second) =>
        Enumerable.Range(0, first.Leads.Count).All(i => first.GetFeatures(i).SequenceEqual(second.GetFeatures(i)));
}
