using TabularRl.Randomness;

namespace TabularRl.Crm.Tests;

public class SamplerTests
{
    // 1 subscriber, 3 with a first call (the subscriber among them), 10 customers.
    private static readonly CrmSplit Split = FunnelData.Split(
        [.. Enumerable.Range(0, 10).Select(i => FunnelData.Lead(i < 3 ? CrmSteps.FirstCall : CrmSteps.None, subscribed: i == 0, id: i))]);

    [Test]
    public void Stratified_Published_DrawsThirtyThirtyForty()
    {
        double[] shares = Draw(StratifiedSampler.Published);
        // Standard error at 200,000 draws: at most 0.0011.
        Assert.Multiple(() =>
        {
            Assert.That(shares[0], Is.EqualTo(0.3 + 0.1 + 0.04).Within(0.005));
            Assert.That(shares[1], Is.EqualTo(0.1 + 0.04).Within(0.005));
            Assert.That(shares[9], Is.EqualTo(0.04).Within(0.005));
        });
    }

    [Test]
    public void Uniform_Always_DrawsEveryCustomerEquallyOften() =>
        Assert.That(Draw(UniformSampler.Instance), Is.All.EqualTo(0.1).Within(0.005));

    [Test]
    public void Constructor_SplitWithoutSubscribers_NamesTheSplitAndTheCure() =>
        Assert.That(
            () => new CrmFunnelEnvironment(FunnelData.Split(FunnelData.Lead(CrmSteps.FirstCall))),
            Throws.ArgumentException.With.Message.Contains("'train'").And.Message.Contains("subscriber").And.Message.Contains("UniformSampler"));

    [Test]
    public void Constructor_SplitWithoutFirstCalls_NamesWhatIsMissing() =>
        Assert.That(
            () => new CrmFunnelEnvironment(FunnelData.Split(FunnelData.Lead(subscribed: true))),
            Throws.ArgumentException.With.Message.Contains("first call"));

    [Test]
    public void Stratified_WithoutThatShare_NeedsNone()
    {
        CrmSplit split = FunnelData.Split(FunnelData.Lead(CrmSteps.FirstCall));
        Assert.That(() => new CrmFunnelEnvironment(split, new CrmFunnelOptions { Sampler = new StratifiedSampler(0, 0.5) }), Throws.Nothing);
    }

    [TestCase(-0.1, 0.5)]
    [TestCase(0.6, 0.5)]
    [TestCase(double.NaN, 0)]
    [TestCase(0, double.NaN)]
    public void Stratified_SharesOutOfRange_AreRefused(double subscribers, double firstCalls) =>
        Assert.That(() => new StratifiedSampler(subscribers, firstCalls), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static double[] Draw(ICustomerSampler sampler)
    {
        const int draws = 200_000;
        var random = new Pcg64(11);
        var shares = new double[Split.Leads.Count];
        for (int i = 0; i < draws; i++)
            shares[sampler.Next(Split, random)] += 1.0 / draws;
        return shares;
    }
}
