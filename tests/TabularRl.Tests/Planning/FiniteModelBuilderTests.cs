using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Planning;

[TestFixture]
internal sealed class FiniteModelBuilderTests
{
    [Test]
    public void Build_OutcomesInAnyOrder_KeepsThoseOfAPairInTheirOrder()
    {
        FiniteModel model = new FiniteModelBuilder(2, 2)
            .Add(1, 1, 0.25, 0, 7)
            .Add(0, 0, 1, 1, 1)
            .Add(1, 1, 0.75, 1, 8, terminated: true)
            .Add(1, 0, 1, 0, 3)
            .Add(0, 1, 1, 0, 2)
            .Build();
        Assert.That(model.GetTransitions(1, 1).ToArray(), Is.EqualTo(new ModelTransition[] { new(0.25, 0, 7, false), new(0.75, 1, 8, true) }));
        Assert.That(model.GetTransitions(0, 1)[0].Reward, Is.EqualTo(2));
        Assert.That((model.StateCount, model.ActionCount, model.OutcomeCount), Is.EqualTo((2, 2, 5)));
        Assert.That(model.GetLegalActions(0).AllowsAll);
    }

    [TestCase(-0.1, 0, 0, "State 1, action 0: an outcome has the probability -0.1; it must be in [0, 1].")]
    [TestCase(1.5, 0, 0, "State 1, action 0: an outcome has the probability 1.5; it must be in [0, 1].")]
    [TestCase(double.NaN, 0, 0, "State 1, action 0: an outcome has the probability NaN; it must be in [0, 1].")]
    [TestCase(1, 0, double.NaN, "State 1, action 0: a reward is NaN; it must be finite.")]
    [TestCase(1, 0, double.NegativeInfinity, "State 1, action 0: a reward is -Infinity; it must be finite.")]
    [TestCase(1, 2, 0, "State 1, action 0 leads to state 2, but the states are 0 to 1.")]
    [TestCase(1, -1, 0, "State 1, action 0 leads to state -1, but the states are 0 to 1.")]
    public void Add_WrongOutcome_NamesStateAndAction(double probability, int nextState, double reward, string message)
    {
        using var culture = new HostileCulture();
        Assert.That(
            () => new FiniteModelBuilder(2, 1).Add(1, 0, probability, nextState, reward), Throws.ArgumentException.With.Message.EqualTo(message));
    }

    [Test]
    public void Add_TerminatedOutcome_MayLeadNowhere()
    {
        FiniteModel model = new FiniteModelBuilder(1, 1).Add(0, 0, 1, -5, 3, terminated: true).Build();
        Assert.That(ValueIteration.Solve(model, 1).StateValues[0], Is.EqualTo(3));
    }

    [TestCase(-1, 0)]
    [TestCase(2, 0)]
    [TestCase(0, -1)]
    [TestCase(0, 1)]
    public void Add_NoSuchStateOrAction_IsRefused(int state, int action) => Assert.That(
        () => new FiniteModelBuilder(2, 1).Add(state, action, 1, 0, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(0.5, "sum to 0.5, not to 1")]
    [TestCase(0.6, "sum to 1.1, not to 1")]
    [TestCase(0.500000002, "sum to 1.000000002")]
    public void Build_RowThatDoesNotSumToOne_NamesStateAndAction(double second, string message)
    {
        var builder = new FiniteModelBuilder(2, 2);
        for (int state = 0; state < 2; state++)
            builder.Add(state, 0, 1, 0, 0).Add(state, 1, 0.5, 0, 0);
        builder.Add(0, 1, 0.5, 1, 0);
        if (second != 0.5)
            builder.Add(1, 1, second, 1, 0);
        Assert.That(builder.Build, Throws.ArgumentException.With.Message.Contains("State 1, action 1").And.Message.Contains(message));
    }

    [Test]
    public void Build_LegalActionWithoutOutcomes_NamesStateAndAction() => Assert.That(
        new FiniteModelBuilder(2, 1).Add(0, 0, 1, 0, 0).Build,
        Throws.ArgumentException.With.Message.EqualTo("State 1, action 0: the probabilities of its 0 outcomes sum to 0, not to 1."));

    [Test]
    public void Build_IllegalActionWithoutOutcomes_StaysForNothing()
    {
        FiniteModel model = new FiniteModelBuilder(2, 2)
            .SetLegalActions(1, ActionMask.FromFlags([true, false]))
            .Add(0, 0, 1, 0, 0).Add(0, 1, 1, 0, 0).Add(1, 0, 1, 0, 0)
            .Build();
        Assert.That(model.GetTransitions(1, 1).ToArray(), Is.EqualTo(new ModelTransition[] { new(1, 1, 0, false) }));
        Assert.That(model.GetLegalActions(1).IsLegal(1), Is.False);
        Assert.That(model.GetLegalActions(0).AllowsAll);
    }

    [Test]
    public void SetLegalActions_MaskForOtherNumberOfActions_NamesTheState() => Assert.Multiple(() =>
    {
        Assert.That(() => new FiniteModelBuilder(4, 2).SetLegalActions(3, ActionMask.FromFlags([true, true, false])), Throws.ArgumentException.With.Message.Contains("mask of state 3"));
        Assert.That(() => new FiniteModelBuilder(4, 2).SetLegalActions(3, ActionMask.FromFlags([false, false, true])), Throws.ArgumentException.With.Message.Contains("mask of state 3"));
        Assert.That(() => new FiniteModelBuilder(4, 65).SetLegalActions(3, ActionMask.FromFlags([false, true])), Throws.ArgumentException.With.Message.Contains("masks know 64"));
        Assert.That(() => new FiniteModelBuilder(4, 2).SetLegalActions(4, ActionMask.All), Throws.InstanceOf<ArgumentOutOfRangeException>());
    });

    [Test]
    public void SetLegalActions_AllAgain_TakesTheMaskBack()
    {
        FiniteModelBuilder builder = new FiniteModelBuilder(1, 2).Add(0, 0, 1, 0, 0).Add(0, 1, 1, 0, 0);
        FiniteModel masked = builder.SetLegalActions(0, ActionMask.FromFlags([true, false])).Build();
        FiniteModel open = builder.SetLegalActions(0, ActionMask.All).Build();
        Assert.That(masked.GetLegalActions(0).IsLegal(1), Is.False, "A model that was built does not change with its builder.");
        Assert.That(open.GetLegalActions(0).AllowsAll);
    }

    [Test]
    public void Build_Twice_GivesModelsOfTheirOwn()
    {
        FiniteModelBuilder builder = new FiniteModelBuilder(1, 1).Add(0, 0, 0.5, 0, 1).Add(0, 0, 0.5, 0, 2, terminated: true);
        FiniteModel first = builder.Build();
        Assert.That(builder.Add(0, 0, 0, 0, 100).Build().OutcomeCount, Is.EqualTo(3));
        Assert.That(first.OutcomeCount, Is.EqualTo(2));
    }

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    public void Constructor_NoStatesOrActions_IsRefused(int stateCount, int actionCount) =>
        Assert.That(() => new FiniteModelBuilder(stateCount, actionCount), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Constructor_TooManyPairs_IsRefused() => Assert.That(() => new FiniteModelBuilder(1 << 20, 1 << 12), Throws.InstanceOf<OverflowException>());
}
