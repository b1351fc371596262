using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Tests.Reporting;

[TestFixture]
internal sealed class RowNamesTests
{
    [TestCase("flat-update", "flat-update")]
    [TestCase("batched-update", "flat-update")]
    [TestCase("batched-update-float", "flat-update")]
    [TestCase("dictionary-string-update-zipf", "flat-update-zipf")]
    [TestCase("lookup-hit", "flat-lookup")]
    [TestCase("step", "flat-step")]
    [TestCase("step-trajectory", "flat-step-trajectory")]
    [TestCase("step-closed-loop", "flat-step-closed-loop")]
    [TestCase("many-seeds-two-cores", "many-seeds-one-core")]
    [TestCase("vector-closed-loop-compiled", "flat-step-closed-loop")]
    [TestCase("one-table-two-cores", "one-table-sequential")]
    [TestCase("step-actions-64", null)]
    [TestCase("insert", null)]
    [TestCase("experiment", null)]
    [TestCase("another", null)]
    public void BaselineOf_AName_IsTheSameKindOfWorkUnderTheSamePattern(string name, string? baseline) =>
        Assert.That(RowNames.BaselineOf(name), Is.EqualTo(baseline));

    [Test]
    public void Under_ThePatterns_EndsInAllButUniform() => Assert.That(
        Enum.GetValues<AccessPattern>().Select(pattern => RowNames.Under(pattern, "step")), Is.EqualTo(new[] { "step", "step-zipf", "step-trajectory" }));
}
