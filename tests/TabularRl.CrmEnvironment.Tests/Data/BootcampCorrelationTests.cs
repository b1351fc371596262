namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class BootcampCorrelationTests
{
    [Test]
    public void ByNumber_AndByIndex_UseDifferentOrders()
    {
        // Rates 0, 1/2 and 1 for B1, B2 and B10: by number (1, 2, 10) r = 0.9113; by index B1, B10, B2 the ranks are 0, 2, 1.
        HistoricalStatistics statistics = HistoricalStatistics.Fit(
            [Lead(1, "B1", false), Lead(2, "B1", false), Lead(3, "B2", true), Lead(4, "B2", false), Lead(5, "B10", true), Lead(6, "B10", true)]);
        BootcampCorrelation byNumber = BootcampCorrelation.ByNumber(statistics);
        BootcampCorrelation byIndex = BootcampCorrelation.ByIndex(statistics);
        Assert.Multiple(() =>
        {
            Assert.That(byNumber.Bootcamps, Is.EqualTo(3));
            Assert.That(byNumber.Pearson, Is.EqualTo(9 / Math.Sqrt(2 * 48.6666666667)).Within(1e-6));
            Assert.That(byNumber.Spearman, Is.EqualTo(1).Within(1e-12));
            Assert.That(byIndex.Pearson, Is.EqualTo(0.5).Within(1e-12));
            Assert.That(byIndex.Spearman, Is.EqualTo(0.5).Within(1e-12));

            // t = 0.5 · √(1 / 0.75) = 0.57735 with one degree of freedom: p = 2/3.
            Assert.That(byIndex.PearsonPValue, Is.EqualTo(2.0 / 3).Within(1e-9));
        });
    }

    [Test]
    public void ByNumber_TooFewBootcamps_IsRefused() =>
        Assert.That(() => BootcampCorrelation.ByNumber(HistoricalStatistics.Fit([Lead(1, "B1", true), Lead(2, "B2", false)])), Throws.ArgumentException);

    [Test]
    public void ByIndex_EqualRates_IsRefused() => Assert.That(
        () => BootcampCorrelation.ByIndex(HistoricalStatistics.Fit([Lead(1, "B1", false), Lead(2, "B2", false), Lead(3, "B3", false)])),
        Throws.ArgumentException);

    private static CrmLead Lead(long id, string education, bool subscribes) =>
        new() { Id = id, Education = education, Subscription = subscribes ? new DateOnly(2021, 1, 1) : null };
}
