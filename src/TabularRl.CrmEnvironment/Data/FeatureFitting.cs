namespace TabularRl.Crm;

/// <summary>Fits what the features of the three splits need.</summary>
internal static class FeatureFitting
{
    /// <summary>The contexts of train, validation and test.</summary>
    public static CrmFeatureContext[] Fit(TemporalSplit split, CrmProtocol protocol, CrmDatasetOptions options)
    {
        HistoricalStatistics statistics = HistoricalStatistics.Fit(split.Train);
        if (protocol == CrmProtocol.Prospective)
        {
            var earlier = EarlierOutcomes.Fit(split.Train, options.RateSmoothing);
            var shared = new CrmFeatureContext(protocol, Countries(split.Train), Educations(split.Train), latestFirstContact: null, statistics, earlier);
            return [shared, shared, shared];
        }

        return [OfSplit(split.Train), OfSplit(split.Validation), OfSplit(split.Test)];

        CrmFeatureContext OfSplit(IReadOnlyList<CrmLead> leads) =>
            new(protocol, Countries(leads), Educations(leads), leads.Max(lead => lead.FirstContact), statistics, earlierOutcomes: null);
    }

    private static CategoryEncoder Countries(IReadOnlyList<CrmLead> leads) => CategoryEncoder.Fit(leads.Select(lead => lead.Country));

    private static CategoryEncoder Educations(IReadOnlyList<CrmLead> leads) => CategoryEncoder.Fit(leads.Select(lead => lead.Education));
}
