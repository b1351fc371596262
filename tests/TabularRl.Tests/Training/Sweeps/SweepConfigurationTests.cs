using TabularRl.Tests.Support;
using TabularRl.Training.Sweeps;

namespace TabularRl.Tests.Training.Sweeps;

[TestFixture]
internal sealed class SweepConfigurationTests
{
    private static readonly SweepParameter<double> Rate = SweepParameter.Choice("rate", 0.1, 0.5);
    private static readonly SweepParameter<string> Kind = SweepParameter.Choice("kind", "a", "b", "c");
    private static readonly SweepSpace Space = new(Rate, Kind);

    [Test]
    public void Grid_OfTwoParameters_VariesTheLastFastest() => Assert.That(
        Sweep.Grid(Space).Select(configuration => configuration.Values),
        Is.EqualTo(new object[][] { [0.1, "a"], [0.1, "b"], [0.1, "c"], [0.5, "a"], [0.5, "b"], [0.5, "c"] }));

    [Test]
    public void Grid_OfADistribution_IsRefusedByName()
    {
        var space = new SweepSpace(Rate, SweepParameter.Uniform("drawn", 0, 1));
        Assert.That(() => Sweep.Grid(space), Throws.ArgumentException.With.Message.Contains("'drawn'"));
    }

    [Test]
    public void Grid_OfTooManyPoints_IsRefused()
    {
        int[] thousand = [.. Enumerable.Range(0, 1000)];
        var space = new SweepSpace(Enumerable.Range(0, 7).Select(i => SweepParameter.Choice($"p{i}", thousand)));
        Assert.That(() => Sweep.Grid(space), Throws.ArgumentException.With.Message.Contains("1000000"));
    }

    [Test]
    public void Random_OfMoreOrOtherParameters_KeepsWhatWasDrawn()
    {
        SweepParameter<double> drawn = SweepParameter.LogUniform("drawn", 0.001, 1);
        double[] few = [.. Sweep.Random(new SweepSpace(drawn), 5, seed: 3).Select(configuration => configuration.Get(drawn))];
        double[] many = [.. Sweep.Random(new SweepSpace(Kind, drawn, Rate), 50, seed: 3).Select(configuration => configuration.Get(drawn))];

        Assert.That(many[..5], Is.EqualTo(few));
        Assert.That(many.Distinct().Count(), Is.EqualTo(50));
        Assert.That(Sweep.Random(new SweepSpace(drawn), 5, seed: 4)[0].Get(drawn), Is.Not.EqualTo(few[0]));
    }

    [Test]
    public void Random_OfManyDraws_FollowsTheDistributions()
    {
        SweepParameter<double> uniform = SweepParameter.Uniform("uniform", -1, 3), log = SweepParameter.LogUniform("log", 0.01, 1);
        IReadOnlyList<SweepConfiguration> drawn = Sweep.Random(new SweepSpace(uniform, log, Kind), 4000, seed: 1);

        Assert.That(drawn.Select(configuration => configuration.Get(uniform)), Is.All.InRange(-1.0, 3.0));
        Assert.That(drawn.Average(configuration => configuration.Get(uniform)), Is.EqualTo(1).Within(0.1));
        Assert.That(drawn.Select(configuration => configuration.Get(log)), Is.All.InRange(0.01, 1.0));
        Assert.That(drawn.Count(configuration => configuration.Get(log) < 0.1), Is.EqualTo(2000).Within(150));
        Assert.That(drawn.Count(configuration => configuration.Get(Kind) == "b"), Is.EqualTo(4000 / 3).Within(150));
    }

    [Test]
    public void Get_OfAnUnknownName_ListsTheKnown() =>
        Assert.That(() => Sweep.Grid(Space)[0].Get<double>("epsilon"), Throws.ArgumentException.With.Message.StartWith("The sweep has no option 'epsilon'; it has: rate, kind."));

    [Test]
    public void Get_OfAnotherType_NamesBoth() =>
        Assert.That(() => Sweep.Grid(Space)[0].Get<int>("rate"), Throws.ArgumentException.With.Message.StartWith("Option 'rate' holds values of type Double, not Int32."));

    [Test]
    public void CreateConfiguration_OfUnknownMissingOrMistypedValues_IsRefused()
    {
        Assert.That(() => Create(("rate", 0.2), ("sort", "a")), Throws.ArgumentException.With.Message.Contains("no option 'sort'; it has: rate, kind."));
        Assert.That(() => Create(("rate", 0.2)), Throws.ArgumentException.With.Message.Contains("no value for 'kind'"));
        Assert.That(() => Create(("rate", 1), ("kind", "a")), Throws.ArgumentException.With.Message.Contains("Double, not Int32"));
        Assert.That(Create(("kind", "z"), ("rate", 0.2)).Values, Is.EqualTo(new object[] { 0.2, "z" }));

        static SweepConfiguration Create(params (string Name, object Value)[] values) =>
            Space.CreateConfiguration(values.ToDictionary(pair => pair.Name, pair => pair.Value));
    }

    [Test]
    public void ToString_UnderAHostileCulture_IsTheSame()
    {
        using var culture = new HostileCulture();
        Assert.That(Sweep.Grid(Space)[1].ToString(), Is.EqualTo("rate = 0.1, kind = b"));
    }

    [Test]
    public void Parameter_OfBadValuesOrBounds_IsRefused()
    {
        Assert.That(() => SweepParameter.Choice<int>("n"), Throws.ArgumentException);
        Assert.That(() => SweepParameter.Choice("n", 1, 2, 1), Throws.ArgumentException.With.Message.Contains("twice"));
        Assert.That(() => SweepParameter.Choice(" ", 1), Throws.ArgumentException);
        Assert.That(() => SweepParameter.Uniform("u", 1, 1), Throws.ArgumentException);
        Assert.That(() => SweepParameter.Uniform("u", double.NaN, 1), Throws.ArgumentException);
        Assert.That(() => SweepParameter.LogUniform("u", 0, 1), Throws.ArgumentException.With.Message.Contains("positive"));
        Assert.That(() => new SweepSpace(), Throws.ArgumentException);
        Assert.That(() => new SweepSpace(Rate, SweepParameter.Choice("rate", 1)), Throws.ArgumentException.With.Message.Contains("'rate'"));
    }
}
