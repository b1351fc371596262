using TabularRl.Environments;

namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class FeatureSelectionEnvironmentTests
{
    private const int Email = 15, Call = 16, Manager = 20;
    private const int ManagerFlag = 11;

    private static readonly DateOnly Day = new(2021, 5, 1);
    private readonly double[] _observation = new double[30];

    [Test]
    public void ResetTo_Start_ShowsAllFeaturesAndTheDividedOnes()
    {
        FeatureSelectionEnvironment environment = Create(FeatureSelectionVariant.AsDocumented, out CrmSplit split);
        environment.ResetTo(0, null, _observation);
        double[] features = split.GetFeatures(0).ToArray();
        features[0] /= 103;
        features[1] /= 6;
        features[14] /= 5;
        Assert.Multiple(() =>
        {
            Assert.That(_observation[..15], Is.All.EqualTo(1));
            Assert.That(_observation[15..], Is.EqualTo(features).Within(1e-15));
            Assert.That(environment.ActionCount, Is.EqualTo(21));
        });
    }

    [Test]
    public void Step_Toggle_HidesTheFeatureAsDocumentedOnly([Values] FeatureSelectionVariant variant)
    {
        FeatureSelectionEnvironment environment = Create(variant, out _);
        environment.ResetTo(0, null, _observation);
        double before = _observation[15 + ManagerFlag];
        StepResult result = environment.Step(ManagerFlag, _observation);
        Assert.Multiple(() =>
        {
            Assert.That(before, Is.EqualTo(1));
            Assert.That(result, Is.EqualTo(new StepResult(-0.01 * 14, false, false)));
            Assert.That(_observation[ManagerFlag], Is.Zero);
            Assert.That(_observation[15 + ManagerFlag], Is.EqualTo(variant == FeatureSelectionVariant.AsDocumented ? 0 : 1));
        });
    }

    [Test]
    public void Step_ToggleTwice_ShowsTheFeatureAgain()
    {
        FeatureSelectionEnvironment environment = Create(FeatureSelectionVariant.AsDocumented, out _);
        environment.ResetTo(0, null, _observation);
        double[] start = [.. _observation];
        environment.Step(3, _observation);
        Assert.That(environment.Step(3, _observation).Reward, Is.EqualTo(-0.01 * 15).Within(1e-15));
        Assert.That(_observation, Is.EqualTo(start));
    }

    [Test]
    public void Step_Manager_SubscribesOnlyWhileItsFlagIsActive()
    {
        FeatureSelectionEnvironment environment = Create(FeatureSelectionVariant.AsProgrammed, out _);
        environment.ResetTo(0, null, _observation);
        environment.Step(ManagerFlag, _observation);
        StepResult without = environment.Step(Manager, _observation);
        Assert.That(environment.IsGoalReached, Is.False);
        environment.Step(ManagerFlag, _observation);
        StepResult with = environment.Step(Manager, _observation);
        Assert.Multiple(() =>
        {
            // −1 for the action, −0.1 for each of 14 active features; then all 15 active, and +10.
            Assert.That(without.Reward, Is.EqualTo(-1 - 1.4).Within(1e-12));
            Assert.That(without.IsDone, Is.False);
            Assert.That(with.Reward, Is.EqualTo(9 - 1.5).Within(1e-12));
            Assert.That(with.Terminated);
            Assert.That(environment.IsGoalReached);
        });
    }

    [Test]
    public void Step_SalesActionAsDocumented_EndsTheEpisode()
    {
        FeatureSelectionEnvironment environment = Create(FeatureSelectionVariant.AsDocumented, out _);
        environment.ResetTo(0, null, _observation);
        Assert.That(environment.Step(Email, _observation), Is.EqualTo(new StepResult(-1 - 0.1 * 15, true, false)));
        Assert.That(() => environment.Step(Email, _observation), Throws.InvalidOperationException);
    }

    [Test]
    public void Step_AsProgrammed_RunsPastTheLimitUntilAToggle()
    {
        FeatureSelectionEnvironment environment = Create(FeatureSelectionVariant.AsProgrammed, out _);
        environment.ResetTo(1, null, _observation);
        for (int i = 0; i < 30; i++)
            Assert.That(environment.Step(Call, _observation).IsDone, Is.False);
        StepResult last = environment.Step(0, _observation);
        Assert.That(last, Is.EqualTo(new StepResult(-0.01 * 14 - 20, false, true)));
    }

    [Test]
    public void Step_TwentiethToggle_IsTruncatedAndPenalized()
    {
        FeatureSelectionEnvironment environment = Create(FeatureSelectionVariant.AsDocumented, out _);
        environment.ResetTo(1, null, _observation);
        for (int i = 0; i < 19; i++)
            Assert.That(environment.Step(0, _observation).IsDone, Is.False);
        StepResult last = environment.Step(0, _observation);
        Assert.That(last.Reward, Is.EqualTo(-0.01 * 15 - 20).Within(1e-12));
        Assert.That(last.Truncated);
    }

    [Test]
    public void Constructor_OtherFeatures_AreRefused()
    {
        CrmDataset dataset = CrmDataset.Create(Leads(), CrmProtocol.Published, CrmFeatureSets.Published16);
        Assert.That(() => new FeatureSelectionEnvironment(dataset.Train), Throws.ArgumentException.With.Message.Contains("Published15"));
    }

    [Test]
    public void Step_Always_AllocatesNothing()
    {
        FeatureSelectionEnvironment environment = Create(FeatureSelectionVariant.AsProgrammed, out _);
        Play(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Play(10_000);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Play(int steps)
        {
            environment.Reset(1, _observation);
            for (int i = 0; i < steps; i++)
            {
                if (environment.Step(i * 7 % 21, _observation).IsDone)
                    environment.Reset(null, _observation);
            }
        }
    }

    private static FeatureSelectionEnvironment Create(FeatureSelectionVariant variant, out CrmSplit split)
    {
        split = CrmDataset.Create(Leads(), CrmProtocol.Published, CrmFeatureSets.Published15).Train;
        return new FeatureSelectionEnvironment(split, new FeatureSelectionOptions { Variant = variant, Sampler = UniformSampler.Instance });
    }

    // The first is converted by a manager only, the second never.
    private static CrmLead[] Leads() =>
    [
        new CrmLead { Id = 1, Country = "Canada", FirstContact = Day, AccountManager = Day, Subscription = Day },
        new CrmLead { Id = 2, Country = "Germany", FirstContact = Day.AddDays(1), FirstCall = Day },
        new CrmLead { Id = 3, FirstContact = Day.AddDays(2) },
    ];
}
