namespace TabularRl.Crm.Tests;

public class CrmSegmentsTests
{
    [TestCase("USA", CrmSegments.UsCanada)]
    [TestCase("uSA", CrmSegments.UsCanada)]
    [TestCase(" U.S.A. ", CrmSegments.UsCanada)]
    [TestCase("united  states", CrmSegments.UsCanada)]
    [TestCase("CA ", CrmSegments.UsCanada)]
    [TestCase("canada", CrmSegments.UsCanada)]
    [TestCase("Czechia (Czech Republic)", CrmSegments.Elsewhere)]
    [TestCase("Saudi Arabia", CrmSegments.Elsewhere)]
    [TestCase("Côte d'Ivoire", CrmSegments.Elsewhere)]
    [TestCase(null, CrmSegments.Unknown)]
    [TestCase("", CrmSegments.Unknown)]
    [TestCase("-", CrmSegments.Unknown)]
    [TestCase("Full time", CrmSegments.Unknown)]
    [TestCase("unknown", CrmSegments.Unknown)]
    public void Of_Country_IsReadWhateverItsSpelling(string? country, int segment) =>
        Assert.That(CrmSegments.Of(FunnelData.Lead(country: country)), Is.EqualTo(segment));

    [FsCheckProperty]
    public bool Of_AnyText_IsASegmentAndIgnoresCaseAndBlanks(string? country)
    {
        int segment = CrmSegments.Of(FunnelData.Lead(country: country));
        return segment is >= 0 and < 3 && segment == CrmSegments.Of(FunnelData.Lead(country: $" {country} "));
    }

    [Test]
    public void Of_WhatHappenedToTheCustomer_DoesNotMatter() =>
        Assert.That(
            CrmSegments.Of(FunnelData.Lead(FunnelSteps.All, subscribed: true, stage: "interested")),
            Is.EqualTo(CrmSegments.Of(FunnelData.Lead())));

    [Test]
    public void Feature_OfALead_IsItsSegment()
    {
        CrmSplit split = FunnelData.Split([CrmSegments.Feature], FunnelData.Lead(), FunnelData.Lead(country: "Chile"), FunnelData.Lead(country: null));
        Assert.That(new[] { split.GetFeatures(0)[0], split.GetFeatures(1)[0], split.GetFeatures(2)[0] }, Is.EqualTo(new[] { 0.0, 1.0, 2.0 }));
    }
}
