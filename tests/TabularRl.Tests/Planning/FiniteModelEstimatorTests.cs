using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.Randomness;

namespace TabularRl.Tests.Planning;

[TestFixture]
internal sealed class FiniteModelEstimatorTests
{
    [Test]
    public void Build_Transitions_GivesFrequenciesAndMeanRewards()
    {
        var estimator = new FiniteModelEstimator(1);
        estimator.Add(0, 0, 1, 1, terminated: false);
        estimator.Add(0, 0, 3, 1, terminated: false);
        estimator.Add(0, 0, -4, 77, terminated: true, count: 6);
        estimator.Add(1, 0, 0.5, 0, terminated: false);
        FiniteModel model = estimator.Build();
        Assert.That(estimator.TransitionCount, Is.EqualTo(9));
        Assert.That((estimator.StateCount, model.StateCount), Is.EqualTo((2, 2)), "A terminated transition's next state is none.");
        Assert.That(model.GetTransitions(0, 0).ToArray(), Is.EqualTo(new ModelTransition[] { new(0.25, 1, 2, false), new(0.75, 0, -4, true) }));
        Assert.That(model.GetTransitions(1, 0).ToArray(), Is.EqualTo(new ModelTransition[] { new(1, 0, 0.5, false) }));
    }

    [Test]
    public void Build_ManyTransitions_TendsToTheModel()
    {
        FiniteModel model = SmallModels.Ending(8, 2, 4);
        var estimator = new FiniteModelEstimator(2);
        var random = new Pcg64(1);
        for (int i = 0; i < 400_000; i++)
        {
            (int state, int action) = (i % 8, i / 8 % 2);
            ReadOnlySpan<ModelTransition> outcomes = model.GetTransitions(state, action);
            double rest = random.NextDouble();
            int drawn = 0;
            while (drawn < outcomes.Length - 1 && rest >= outcomes[drawn].Probability)
                rest -= outcomes[drawn++].Probability;
            estimator.Add(state, action, outcomes[drawn].Reward, outcomes[drawn].NextState, outcomes[drawn].Terminated);
        }

        double[] estimated = PolicyIteration.Solve(estimator.Build(), 0.9).StateValues.ToArray();
        Assert.That(estimated, Is.EqualTo(PolicyIteration.Solve(model, 0.9).StateValues.ToArray()).Within(0.05));
    }

    [Test]
    public void Build_ByDefault_MakesUnseenActionsIllegal()
    {
        FiniteModelEstimator estimator = Seen();
        FiniteModel model = estimator.Build();
        Assert.That(model.GetLegalActions(0), Is.EqualTo(ActionMask.FromFlags([true, false])));
        Assert.That(model.GetLegalActions(1).AllowsAll, "Nothing was seen there: every action ends with nothing.");
        Assert.That(model.GetTransitions(1, 1).ToArray(), Is.EqualTo(new ModelTransition[] { new(1, 1, 0, true) }));
        Assert.That(ValueIteration.Solve(model, 1).StateValues.ToArray(), Is.EqualTo(new[] { 2.0, 0 }));
    }

    [Test]
    public void Build_UnseenValue_IsWhatAnUnseenActionEarns()
    {
        FiniteModel model = Seen().Build(new EstimationOptions { UnseenValue = 10 });
        Assert.That(model.GetLegalActions(0).AllowsAll);
        Assert.That(model.GetTransitions(0, 1).ToArray(), Is.EqualTo(new ModelTransition[] { new(1, 0, 10, true) }));
        Assert.That(ValueIteration.Solve(model, 0.5).StateValues.ToArray(), Is.EqualTo(new[] { 10.0, 10 }));
    }

    [Test]
    public void Build_MinCount_TakesRareActionsForUnseen()
    {
        FiniteModelEstimator estimator = Seen();
        estimator.Add(0, 1, 100, 0, terminated: true, count: 3);
        Assert.That(estimator.Build(new EstimationOptions { MinCount = 3 }).GetLegalActions(0), Is.EqualTo(ActionMask.FromFlags([false, true])));
        Assert.That(estimator.Build(new EstimationOptions { MinCount = 1 }).GetLegalActions(0).AllowsAll);
        Assert.That(estimator.Build(new EstimationOptions { MinCount = 4 }).GetTransitions(0, 1)[0].Reward, Is.Zero, "None was seen often enough.");
    }

    [Test]
    public void Build_ManyActions_NeedsAValueForTheUnseen()
    {
        var estimator = new FiniteModelEstimator(65);
        estimator.Add(0, 64, 1, 0, terminated: true);
        Assert.That(() => estimator.Build(), Throws.ArgumentException.With.Message.Contains("set UnseenValue"));
        Assert.That(estimator.Build(new EstimationOptions { UnseenValue = 0 }).ActionCount, Is.EqualTo(65));
    }

    [TestCase(-1, 0, 0, 1)]
    [TestCase(int.MaxValue, 0, 0, 1)]
    [TestCase(0, 2, 0, 1)]
    [TestCase(0, -1, 0, 1)]
    [TestCase(0, 0, -1, 1)]
    [TestCase(0, 0, int.MaxValue, 1)]
    [TestCase(0, 0, 0, 0)]
    public void Add_OutOfRange_IsRefused(int state, int action, int nextState, long count) => Assert.That(
        () => new FiniteModelEstimator(2).Add(state, action, 0, nextState, terminated: false, count), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Add_RewardNotFinite_NamesStateAndAction() => Assert.That(
        () => new FiniteModelEstimator(2).Add(3, 1, double.NaN, 0, terminated: false), Throws.ArgumentException.With.Message.Contains("State 3, action 1: the reward is NaN"));

    [Test]
    public void Build_BadOptionsOrNoData_IsRefused()
    {
        Assert.That(() => new FiniteModelEstimator(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FiniteModelEstimator(2).Build(), Throws.InvalidOperationException.With.Message.Contains("No transition was added"));
        Assert.That(() => Seen().Build(new EstimationOptions { MinCount = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Seen().Build(new EstimationOptions { UnseenValue = double.NaN }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    // In state 0 action 0 leads to state 1 and earns 2; nothing else was seen.
    private static FiniteModelEstimator Seen()
    {
        var estimator = new FiniteModelEstimator(2);
        estimator.Add(0, 0, 2, 1, terminated: false);
        return estimator;
    }
}
