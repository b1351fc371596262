using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Randomness;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Environments.Wrappers;

[TestFixture]
internal sealed class EnvironmentWrapperTests
{
    private static readonly Func<IEnvironment, IEnvironment>[] Transparent =
    [
        inner => new Plain(inner),
        inner => new TimeLimit(inner, 50),
        inner => new EpisodeStatistics(inner),
        inner => new ObservationSelection(inner, 0),
        inner => new TimeLimit(new EpisodeStatistics(inner), 50),
    ];

    [TestCaseSource(nameof(Transparent))]
    public void FindCapability_OfAWrapper_IsThatOfTheInnerOne(Func<IEnvironment, IEnvironment> wrap)
    {
        IEnvironment nothing = wrap(new Bare()), everything = wrap(new CorridorEnvironment());
        Assert.Multiple(() =>
        {
            Assert.That(nothing.FindCapability<IMaskedEnvironment>(), Is.Null);
            Assert.That(nothing.FindCapability<IGoalEnvironment>(), Is.Null);
            Assert.That(nothing.FindCapability<IStartableEnvironment>(), Is.Null);
            Assert.That(nothing.FindCapability<IRandomStateful>(), Is.Null);
            Assert.That(nothing.FindCapability<IFiniteEnvironment>(), Is.Null);
            Assert.That(everything.FindCapability<IMaskedEnvironment>(), Is.Not.Null);
            Assert.That(everything.FindCapability<IGoalEnvironment>(), Is.Not.Null);
            Assert.That(everything.FindCapability<IStartableEnvironment>(), Is.Not.Null);
            Assert.That(everything.FindCapability<IRandomStateful>(), Is.Not.Null);
            Assert.That(everything.FindCapability<CorridorEnvironment>(), Is.Not.Null, "A class is found by its name.");
        });
    }

    [Test]
    public void FindCapability_OfTheEnvironmentItself_IsTheEnvironment()
    {
        var environment = new CorridorEnvironment();
        Assert.That(environment.FindCapability<IMaskedEnvironment>(), Is.SameAs(environment));
        Assert.That(environment.FindCapability<TimeLimit>(), Is.Null);
        var limited = new TimeLimit(environment, 3);
        Assert.That(limited.FindCapability<TimeLimit>(), Is.SameAs(limited));
        Assert.That(limited.FindCapability<IEnvironment>(), Is.SameAs(limited));
        Assert.That(limited.Inner, Is.SameAs(environment));
    }

    [Test]
    public void GetCapability_ThatIsMissing_IsRefusedByName()
    {
        Assert.That(
            () => new TimeLimit(new Bare(), 5).GetCapability<IStartableEnvironment>(),
            Throws.InvalidOperationException.With.Message.Contains("TimeLimit offers no IStartableEnvironment"));
        Assert.That(() => EnvironmentExtensions.FindCapability<IMaskedEnvironment>(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Capability_ThatIsAnEnvironment_ResetsAndStepsTheWholeWrapper()
    {
        var statistics = new EpisodeStatistics(new TimeLimit(new CorridorEnvironment(), 2));
        IEnvironment[] views =
        [
            statistics.GetCapability<IMaskedEnvironment>(), statistics.GetCapability<IGoalEnvironment>(), statistics.GetCapability<IStartableEnvironment>(),
            statistics.GetCapability<IFiniteEnvironment>(), statistics.GetCapability<IStartableEnvironment>().GetCapability<IMaskedEnvironment>(),
        ];
        var observation = new double[2];
        foreach (IEnvironment view in views)
        {
            view.Reset(1, observation);
            view.Step(2, observation);
            Assert.That(view.Step(2, observation).Truncated, Is.True);
            Assert.That(view.FindCapability<EpisodeStatistics>(), Is.SameAs(statistics));
        }

        Assert.That(statistics.EpisodeCount, Is.EqualTo(views.Length));
    }

    [Test]
    public void Views_OfAWrapper_ShowWhatTheInnerOneShows()
    {
        var inner = new CorridorEnvironment();
        var wrapper = new Plain(new Plain(inner));
        var starts = wrapper.GetCapability<IStartableEnvironment>();
        var masked = wrapper.GetCapability<IMaskedEnvironment>();
        var goal = wrapper.GetCapability<IGoalEnvironment>();
        var observation = new double[2];
        starts.ResetTo(0, 7, observation);
        Assert.That((starts.StartCount, starts.IsDeterministic, starts.ActionCount, starts.ObservationSize), Is.EqualTo((3, false, 3, 2)));
        Assert.That(masked.LegalActions, Is.EqualTo(ActionMask.FromFlags([false, true, true])));
        Assert.That(goal.IsGoalReached, Is.False);
        while (!wrapper.Step(1, observation).IsDone)
            Assert.That(masked.LegalActions, Is.EqualTo(inner.LegalActions));
        Assert.That(goal.IsGoalReached, Is.True);

        var random = wrapper.GetCapability<IRandomStateful>();
        RandomState saved = random.RandomState;
        wrapper.Reset(9, observation);
        random.RandomState = saved;
        Assert.That(inner.RandomState, Is.EqualTo(saved));
    }

    [Test]
    public void Model_OfAWrapperThatSaysNothing_IsHidden() =>
        Assert.That(new Plain(new CorridorEnvironment()).FindCapability<IFiniteEnvironment>(), Is.Null);

    [Test]
    public void Model_OfAWrapperThatKeepsIt_IsTheSameObject()
    {
        var inner = new CorridorEnvironment();
        foreach (IEnvironment wrapper in (IEnvironment[])[new TimeLimit(inner, 3), new EpisodeStatistics(inner), new SeedingByEpisode(inner), ActionMasking.ByModel(inner)])
        {
            var finite = wrapper.GetCapability<IFiniteEnvironment>();
            var observation = new double[2];
            wrapper.Reset(3, observation);
            Assert.That(finite.Model, Is.SameAs(inner.Model), wrapper.GetType().Name);
            Assert.That(finite.CurrentState, Is.EqualTo(inner.CurrentState));
            Assert.That(finite.StartProbabilities.ToArray(), Is.EqualTo(inner.StartProbabilities.ToArray()));
            finite.GetObservation(3, observation);
            Assert.That(observation, Is.EqualTo(new double[] { 3, 1 }));
        }
    }

    [Test]
    public void BeginInner_AtAStartWithoutStarts_IsRefused() =>
        Assert.That(() => new AlwaysAtStart(new Bare()).Reset(1, new double[1]), Throws.InvalidOperationException.With.Message.Contains("Bare has no starts"));

    [Test]
    public void Steps_ThroughManyWrappers_AllocateNothing()
    {
        IEnvironment environment = new EpisodeStatistics(new RewardScaling(
            new TimeAwareObservation(new ObservationSelection(new TimeLimit(ActionMasking.ByModel(new SeedingByEpisode(new CorridorEnvironment())), 30), 0)), 0.5, 1));
        var masked = environment.GetCapability<IMaskedEnvironment>();
        var starts = environment.GetCapability<IStartableEnvironment>();
        var observation = new double[environment.ObservationSize];
        Assert.That(Allocations.Of(() =>
        {
            for (int episode = 0; episode < 200; episode++)
            {
                if (episode % 2 == 0)
                    environment.Reset(null, observation);
                else
                    starts.ResetTo(episode % 3, null, observation);
                while (!environment.Step(masked.LegalActions.GetLegal(1), observation).IsDone)
                {
                }
            }
        }), Is.Zero);
    }

    private sealed class Plain(IEnvironment inner) : EnvironmentWrapper(inner);

    private sealed class AlwaysAtStart(IEnvironment inner) : EnvironmentWrapper(inner)
    {
        protected override void BeginEpisode(ResetRequest request, Span<double> observation) => BeginInner(request with { Start = 0 }, observation);
    }

    private sealed class Bare : IEnvironment
    {
        public int ObservationSize => 1;

        public int ActionCount => 1;

        public void Reset(ulong? seed, Span<double> observation) => observation[0] = 0;

        public StepResult Step(int action, Span<double> observation)
        {
            observation[0] = 0;
            return new StepResult(0, true, false);
        }
    }
}
