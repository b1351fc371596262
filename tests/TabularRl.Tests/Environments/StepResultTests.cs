using TabularRl.Environments;

namespace TabularRl.Tests.Environments;

[TestFixture]
internal sealed class StepResultTests
{
    [TestCase(false, false, false)]
    [TestCase(true, false, true)]
    [TestCase(false, true, true)]
    [TestCase(true, true, true)]
    public void IsDone_OfAStep_IsEitherEnd(bool terminated, bool truncated, bool done) =>
        Assert.That(new StepResult(0, terminated, truncated).IsDone, Is.EqualTo(done));
}
