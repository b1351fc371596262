using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Environments.Wrappers;

[TestFixture]
internal sealed class ActionMaskingTests
{
    private static readonly ActionMask NoLeft = ActionMask.FromFlags([false, true]);
    private readonly double[] _observation = new double[1];

    [Test]
    public void LegalActions_ByAFunction_FollowTheObservation()
    {
        var masked = new ActionMasking(new ChainEnvironment(3), NoLeftAtTheWall);
        masked.Reset(null, _observation);
        Assert.That(masked.LegalActions, Is.EqualTo(NoLeft));
        masked.Step(1, _observation);
        Assert.That(masked.LegalActions, Is.EqualTo(ActionMask.All));
        masked.Step(0, _observation);
        Assert.That(masked.LegalActions, Is.EqualTo(NoLeft));
    }

    [Test]
    public void Step_OfAnIllegalAction_IsRefusedAndLeavesTheEpisode()
    {
        var masked = new ActionMasking(new ChainEnvironment(3), NoLeftAtTheWall);
        masked.Reset(null, _observation);
        Assert.That(() => masked.Step(0, _observation), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("LegalActions"));
        Assert.That(() => masked.Step(2, _observation), Throws.InstanceOf<ArgumentOutOfRangeException>());
        masked.Step(1, _observation);
        Assert.That(_observation[0], Is.EqualTo(1));
    }

    [Test]
    public void LegalActions_OfAMaskInside_StayForbidden()
    {
        // The grid forbids left and up in its corner, the function right: down is left over.
        var masked = new ActionMasking(new MaskedGridEnvironment(3), static _ => ActionMask.FromFlags([true, false, true, true]));
        masked.Reset(null, new double[2]);
        Assert.That(masked.LegalActions, Is.EqualTo(ActionMask.FromFlags([false, false, false, true])));
    }

    [Test]
    public void LegalActions_WhereNoneIsLeft_AreAnError()
    {
        var masked = new ActionMasking(new MaskedGridEnvironment(3), static _ => ActionMask.FromFlags([true, false, true, false]));
        Assert.That(() => masked.Reset(null, new double[2]), Throws.InvalidOperationException.With.Message.Contains("no legal action"));
    }

    [Test]
    public void LegalActions_AfterTermination_AreNotAskedFor()
    {
        var masked = new ActionMasking(
            new ChainEnvironment(1), static observation => observation[0] < 1 ? ActionMask.All : throw new InvalidOperationException("The function does not know the end."));
        masked.Reset(null, _observation);
        Assert.That(masked.Step(1, _observation).Terminated);
        Assert.That(masked.LegalActions, Is.EqualTo(ActionMask.All));
    }

    [Test]
    public void ByModel_OfAFiniteEnvironment_MasksAsTheModelSays()
    {
        ActionMasking masked = ActionMasking.ByModel(new MasklessCorridor());
        var observation = new double[2];
        masked.GetCapability<IStartableEnvironment>().ResetTo(0, 1, observation);
        Assert.That(masked.LegalActions, Is.EqualTo(ActionMask.FromFlags([false, true, true])));
        masked.GetCapability<IStartableEnvironment>().ResetTo(1, 1, observation);
        Assert.That(masked.LegalActions, Is.EqualTo(ActionMask.All));
        Assert.That(() => ActionMasking.ByModel(new ChainEnvironment(2)), Throws.InvalidOperationException.With.Message.Contains("IFiniteEnvironment"));
    }

    [Test]
    public void Model_UnderAFunction_HasTheLegalActionsOfBoth()
    {
        var inner = new CorridorEnvironment();
        IFiniteModel model = new ActionMasking(inner, static _ => ActionMask.FromFlags([true, true, false])).GetCapability<IFiniteEnvironment>().Model;
        Assert.That(model.GetLegalActions(0), Is.EqualTo(ActionMask.FromFlags([false, true, false])));
        Assert.That(model.GetLegalActions(1), Is.EqualTo(ActionMask.FromFlags([true, true, false])));
        Assert.That(model.GetTransitions(2, 1).ToArray(), Is.EqualTo(inner.Model.GetTransitions(2, 1).ToArray()));
        Assert.That(() => model.GetLegalActions(5), Throws.InstanceOf<ArgumentOutOfRangeException>());

        var onlyLeft = new ActionMasking(inner, static _ => ActionMask.FromFlags([true, false, false]));
        Assert.That(() => onlyLeft.FindCapability<IFiniteEnvironment>(), Throws.InvalidOperationException.With.Message.Contains("state 0"));
    }

    [Test]
    public void Training_InAMaskedEnvironment_NeverTriesWhatIsIllegal()
    {
        var agent = Make.Q(2, epsilon: 1);
        new Trainer(new TrainerOptions { EpisodeCount = 50, Seed = 1 }).Train(new ActionMasking(new ChainEnvironment(3), NoLeftAtTheWall), agent);
        Assert.That(agent.Table.GetVisits(0)[0], Is.Zero);
        Assert.That(agent.Table.GetVisits(1)[0], Is.Positive);
    }

    private static ActionMask NoLeftAtTheWall(ReadOnlySpan<double> observation) => observation[0] == 0 ? NoLeft : ActionMask.All;

    /// <summary>A finite environment whose model knows illegal actions and which has no mask itself.</summary>
    private sealed class MasklessCorridor() : EnvironmentWrapper(new CorridorEnvironment())
    {
        protected override IFiniteModel? GetModel(IFiniteEnvironment inner) => inner.Model;
    }
}
