using TabularRl.Discretization;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Discretization;

[TestFixture]
internal sealed class BackOffLevelsTests
{
    [Test]
    public void Then_Levels_ComeInTheirOrder()
    {
        var fine = new RoundingDiscretizer(["a", "b"]);
        BackOffLevels levels = new BackOffLevels(fine).ThenFeatures("b").ThenMarginal();

        Assert.That(levels.Count, Is.EqualTo(3));
        Assert.That(levels.Finest, Is.SameAs(fine));
        Assert.That(levels.Discretizers.Skip(1).Select(level => ((FeatureSubsetDiscretizer)level).Features), Is.EqualTo(new int[][] { [1], [] }));
        Assert.That(new BackOffLevels(fine).ThenFeatures(1).Discretizers[1].Description, Is.EqualTo(levels.Discretizers[1].Description));
    }

    [Test]
    public void Constructor_OfLevelsThatDoNotFit_IsRefused()
    {
        Assert.That(() => new BackOffLevels(), Throws.ArgumentException.With.Message.Contains("at least one level"));
        Assert.That(() => new BackOffLevels(Make.Whole(2), Make.Whole(1)), Throws.ArgumentException.With.Message.Contains("Level 1 takes observations of 1"));
    }
}
