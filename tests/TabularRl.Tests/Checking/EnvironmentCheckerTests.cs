using TabularRl.Checking;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Checking;

[TestFixture]
internal sealed class EnvironmentCheckerTests
{
    private static readonly Func<IEnvironment, IEnvironment>[] Wrappers =
    [
        inner => inner,
        inner => new TimeLimit(inner, 20),
        inner => new TimeAwareObservation(new TimeLimit(inner, 20), ObservedTime.RemainingSteps),
        inner => new RewardScaling(inner, 0.1, -1),
        inner => new ObservationSelection(inner, 1),
        inner => new EpisodeStatistics(inner),
        inner => new SeedingByEpisode(inner, 3),
        inner => ActionMasking.ByModel(inner),
        inner => new ActionMasking(inner, static observation => observation[0] == 1 ? ActionMask.FromFlags([true, true, false]) : ActionMask.All),
        inner => new RewardScaling(new ObservationSelection(new SeedingByEpisode(new TimeLimit(inner, 30)), 1, 0), 2),
    ];

    [TestCaseSource(nameof(Wrappers))]
    public void Check_OfASoundEnvironment_FindsNothing(Func<IEnvironment, IEnvironment> wrap)
    {
        CheckReport report = EnvironmentChecker.Check(() => wrap(new CorridorEnvironment()));
        Assert.That(report, Is.Empty, report.ToText());
        Assert.That(report.Passed);
        Assert.That(report.ToText(), Is.EqualTo("The check found nothing.\n"));
        Assert.That(() => report.ThrowIfFailed(CheckSeverity.Warning), Throws.Nothing);
    }

    [TestCaseSource(typeof(BrokenEnvironments), nameof(BrokenEnvironments.All))]
    public void Check_OfAMistake_NamesIt(Func<IEnvironment> factory, string[] codes)
    {
        CheckReport report = EnvironmentChecker.Check(factory);
        Assert.That(report.Codes, Is.EquivalentTo(codes), report.ToText());
        Assert.That(report.Has(codes[0]));
    }

    [Test]
    public void Codes_OfTheChecker_EachHaveAMistakeThatShowsThem()
    {
        string[] shown = [.. BrokenEnvironments.All().Select(mistake => ((string[])mistake.Arguments[1]!)[0]).Distinct()];
        Assert.That(shown, Is.EquivalentTo(EnvironmentCheckCodes.All));
    }

    [Test]
    public void Check_OfOneInstance_LeavesOutWhatNeedsNewOnes()
    {
        CheckReport report = EnvironmentChecker.Check(new CorridorEnvironment());
        Assert.That(report, Is.Empty, report.ToText());
    }

    [Test]
    public void Check_OfAFactoryThatGivesTheSame_FindsIt()
    {
        var environment = new CorridorEnvironment();
        CheckReport report = EnvironmentChecker.Check(() => environment);
        Assert.That(report.Has(EnvironmentCheckCodes.SharedState), report.ToText());
    }

    [Test]
    public void Check_Twice_GivesTheSameReport()
    {
        static string Text(int index) => EnvironmentChecker.Check((Func<IEnvironment>)BrokenEnvironments.All().ElementAt(index).Arguments[0]!).ToText();
        int slipping = BrokenEnvironments.All().ToList().FindIndex(mistake => ((string[])mistake.Arguments[1]!)[0] == EnvironmentCheckCodes.ModelProbabilityMismatch);
        string first = Text(slipping);
        Assert.That(Text(slipping), Is.EqualTo(first));
    }

    [Test]
    public void Check_OfTrueModelsUnderManySeeds_SeldomCallsOneFalse()
    {
        // Each run may err with probability 0.001; two of 100 would be seen once in two hundred such tests, and the seeds are fixed.
        int found = Enumerable.Range(0, 100).Count(seed => EnvironmentChecker.Check(
            new CorridorEnvironment(), new EnvironmentCheckOptions { Seed = (ulong)seed, StepCount = 5_000 }).Count > 0);
        Assert.That(found, Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void ThrowIfFailed_OfAnError_SaysWhatWasFound()
    {
        CheckReport report = EnvironmentChecker.Check(new EnvironmentThatIsWrong());
        CheckFailedException exception = Assert.Throws<CheckFailedException>(() => report.ThrowIfFailed())!;
        Assert.That(exception.Report, Is.SameAs(report));
        Assert.That(exception.Message, Does.StartWith("EnvironmentThatIsWrong: error goal-lost: IsGoalReached was true and is false after step "));
        Assert.That(report[0].ToString(), Does.EndWith("not whether it is there now."));
        Assert.That(report.Passed, Is.False);
    }

    [Test]
    public void ThrowIfFailed_OfAWarning_ThrowsOnlyIfAsked()
    {
        CheckReport report = EnvironmentChecker.Check(() => new BrokenEnvironments.MaskOnly(new CorridorEnvironment()));
        Assert.That(report.Passed);
        Assert.That(() => report.ThrowIfFailed(), Throws.Nothing);
        Assert.That(() => report.ThrowIfFailed(CheckSeverity.Warning), Throws.InstanceOf<CheckFailedException>());
    }

    [Test]
    public void Report_UnderAHostileCulture_IsTheSame()
    {
        static string Text() => EnvironmentChecker.Check(new MinusEnvironment()).ToText();
        string plain = Text();
        using var culture = new HostileCulture();
        Assert.That(plain, Does.Contain("with reward -1.5,"));
        Assert.That(Text(), Is.EqualTo(plain));
    }

    [Test]
    public void Options_OutOfRange_AreRefused() => Assert.Multiple(() =>
    {
        foreach (EnvironmentCheckOptions options in (EnvironmentCheckOptions[])[new() { StepCount = 0 }, new() { MaxStepsPerEpisode = 0 }, new() { MaxStartCount = 0 }, new() { Significance = 0 }, new() { Significance = double.NaN }])
            Assert.That(() => EnvironmentChecker.Check(new CorridorEnvironment(), options), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => EnvironmentChecker.Check((IEnvironment)null!), Throws.ArgumentNullException);
        Assert.That(() => EnvironmentChecker.Check(() => null!), Throws.ArgumentException);
    });

    private sealed class EnvironmentThatIsWrong : CorridorEnvironment
    {
        public override bool IsGoalReached => Cell == 3;
    }

    private sealed class MinusEnvironment : CorridorEnvironment
    {
        protected override StepResult Result(int cell) => cell == 2 ? new StepResult(-1.5, false, false) : base.Result(cell);
    }
}
