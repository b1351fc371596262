namespace TabularRl.Crm.Tests;

public class FunnelParametersTests
{
    [Test]
    public void Find_TwoRowsApply_TheFirstDecides()
    {
        var first = new FunnelRule(CrmActions.Call, 1, CrmSteps.None, FunnelEffect.FirstCall, 0.5, 0.5, 0.5);
        var second = new FunnelRule(CrmActions.Call, 0, CrmSteps.None, FunnelEffect.FirstCall, 0.1, 0.1, 0.1);
        var table = new FunnelParameters([first, second]);
        Assert.Multiple(() =>
        {
            Assert.That(table.Find(new FunnelState(1, CrmSteps.None), CrmActions.Call), Is.SameAs(first));
            Assert.That(table.Find(FunnelState.Lead, CrmActions.Call), Is.SameAs(second));
            Assert.That(table.Find(new FunnelState(1, CrmSteps.FirstCall), CrmActions.Call), Is.Null, "had already");
            Assert.That(table.Find(FunnelState.Lead, CrmActions.Email), Is.Null);
        });
    }

    [TestCase(1.5)]
    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Rule_NoProbability_IsRefused(double probability) =>
        Assert.That(() => new FunnelRule(0, 0, CrmSteps.None, FunnelEffect.Answer, 0.1, probability, 0.1), Throws.ArgumentException.With.Message.Contains("[0, 1]"));

    [Test]
    public void Rule_BadInput_IsRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => new FunnelRule(6, 0, CrmSteps.None, FunnelEffect.Answer, 0, 0, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FunnelRule(0, 6, CrmSteps.None, FunnelEffect.Answer, 0, 0, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FunnelRule(0, 0, (CrmSteps)32, FunnelEffect.Answer, 0, 0, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FunnelRule(0, 0, CrmSteps.None, (FunnelEffect)7, 0, 0, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FunnelRule(0, 0, CrmSteps.None, FunnelEffect.Answer, 0.5), Throws.ArgumentException.With.Message.Contains("3 segments"));
        Assert.That(() => new FunnelParameters([]), Throws.ArgumentException);
        Assert.That(() => new FunnelParameters([null!]), Throws.ArgumentNullException);
        Assert.That(() => new SimulatedResponse(null!), Throws.ArgumentNullException);
    });

    [Test]
    public void ToString_ATable_IsReadable() =>
        Assert.That(
            new FunnelParameters([new FunnelRule(CrmActions.Demo, 1, CrmSteps.FirstCall | CrmSteps.Survey, FunnelEffect.Demo, 0.5, 0.25, 0)]).ToString(),
            Is.EqualTo("| action | of whom | can bring about | us-canada | elsewhere | unknown |\n|---|---|---|---:|---:|---:|\n| demo | has answered, had first call, had survey | demo | 0.5 | 0.25 | 0 |\n"));
}
