using CustomEnvironment;
using TabularRl.Environments;

namespace Samples.Tests.CustomEnvironment;

[TestFixture]
internal sealed class CuttingToolTests
{
    private const int Monday = 0;
    private const int Tuesday = 1;
    private const int Saturday = 5;

    private readonly double[] _observation = new double[2];

    [Test]
    public void Reset_ToADay_StartsThereWithANewTool()
    {
        CuttingTool tool = Start(Saturday);
        Assert.That(_observation, Is.EqualTo(new double[] { 0, Saturday }));
        Assert.That(tool.CurrentState, Is.EqualTo(Saturday));
    }

    [Test]
    public void Step_AtTheWeekend_EarnsTwice()
    {
        Assert.That(Start(Tuesday).Step((int)ToolAction.Fast, _observation).Reward, Is.EqualTo(1.3));
        Assert.That(Start(Saturday).Step((int)ToolAction.Fast, _observation).Reward, Is.EqualTo(2.6));
    }

    [Test]
    public void Step_Replacing_CostsADayAndGivesANewTool()
    {
        CuttingTool tool = Start(Saturday);
        tool.Step((int)ToolAction.Normal, _observation);
        tool.Step((int)ToolAction.Normal, _observation);
        Assert.That(_observation[0], Is.Positive);
        StepResult step = tool.Step((int)ToolAction.Replace, _observation);
        Assert.That(step, Is.EqualTo(new StepResult(-ToolRules.ReplacementCost, Terminated: false, Truncated: false)));
        Assert.That(_observation, Is.EqualTo(new double[] { 0, Tuesday }));
    }

    [Test]
    public void Step_UntilTheToolBreaks_TerminatesAndCosts()
    {
        CuttingTool tool = Start(Monday);
        StepResult step;
        do
            step = tool.Step((int)ToolAction.Normal, _observation);
        while (!step.Terminated);
        Assert.That(_observation[0], Is.EqualTo(1));
        Assert.That(step.Reward, Is.InRange(0.6 - ToolRules.BreakageCost, 2 - ToolRules.BreakageCost));
        Assert.That(() => tool.Step((int)ToolAction.Normal, _observation), Throws.InvalidOperationException);
    }

    [Test]
    public void Step_ReplacingWithoutTheTechnician_IsRefused()
    {
        CuttingTool tool = Start(Tuesday);
        Assert.That(tool.LegalActions.IsLegal((int)ToolAction.Replace), Is.False);
        Assert.That(
            () => tool.Step((int)ToolAction.Replace, _observation),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Replace is not allowed now"));
    }

    [Test]
    public void Model_OfAnAction_HasTheMeanWearOfTheRules()
    {
        var tool = new CuttingTool();
        double mean = 0;
        foreach (ModelTransition outcome in tool.Model.GetTransitions(FiniteToolModel.StateOf(0, Monday), (int)ToolAction.Fast))
            mean += outcome.Probability * (outcome.NextState / ToolRules.DayCount);
        Assert.That(mean, Is.EqualTo(7).Within(1e-12));
    }

    [Test]
    public void Actions_LegalInABand_AreTheSameForEachWear([Range(0, ToolRules.DayCount - 1)] int day)
    {
        for (int wear = 0; wear < ToolRules.Broken; wear++)
            Assert.That(ToolRules.LegalActions(wear, day), Is.EqualTo(ToolRules.LegalActions(wear / 5 * 5, day)), $"{wear}");
    }

    private CuttingTool Start(int day)
    {
        var tool = new CuttingTool();
        tool.ResetTo(day, seed: 1, _observation);
        return tool;
    }
}
