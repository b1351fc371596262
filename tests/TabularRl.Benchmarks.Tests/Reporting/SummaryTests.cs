using TabularRl.Benchmarks.Reporting;

namespace TabularRl.Benchmarks.Tests.Reporting;

[TestFixture]
internal sealed class SummaryTests
{
    private Summary _summary = null!;

    [SetUp]
    public void SetUp() => _summary = Summary.From(Make.Measurements);

    [TestCase("flat-update", 1_449, 1.0)]
    [TestCase("key-update", 1_449, 3.5)]
    [TestCase("key-update", 100_000, 2.5)]
    [TestCase("key-update-zipf", 1_449, 2.0)]
    public void From_RowsBesideTheirFlatOnes_TakesTheRatioOfTheMedians(string name, int states, double ratio) =>
        Assert.That(_summary.Find(name, states)!.RatioToFlat, Is.EqualTo(ratio));

    [TestCase("experiment", 1_301)]
    [TestCase("trainer-overhead", 1_300)]
    [TestCase("training-bare-loop", 1_300)]
    public void From_RowsOfWorkThatNoFlatArrayDoes_HasNoRatio(string name, int states) => Assert.That(_summary.Find(name, states)!.RatioToFlat, Is.Null);

    [Test]
    public void RatioToBaseline_OfTheTrainer_IsToTheBareLoop() =>
        Assert.That(_summary.RatioToBaseline(_summary.Find("trainer-overhead", 1_300)!), Is.EqualTo(1.05).Within(1e-12));

    [Test]
    public void From_Figures_RoundsThemToThreeDecimals() => Assert.Multiple(() =>
    {
        Assert.That(_summary.Find("key-update", 1_449)!.BytesPerState, Is.EqualTo(136.123));
        Assert.That(_summary.Find("key-update", 100_000)!.NsPerOperation, Is.EqualTo(25));
    });

    [Test]
    public void From_TheSameNameAndStatesTwice_SaysWhich() => Assert.That(
        () => Summary.From([Make.Measurement("step", 5, 1), Make.Measurement("step", 5, 1)]),
        Throws.InvalidOperationException.With.Message.Contains("'step'").And.Message.Contains("5 states"));

    [Test]
    public void From_ARowWithoutItsFlatOne_SaysWhich() => Assert.That(
        () => Summary.From([Make.Measurement("step-zipf", 5, 1), Make.Measurement("flat-step", 5, 1)]),
        Throws.InvalidOperationException.With.Message.Contains("'flat-step-zipf'"));
}
