using TabularRl.Checking;
using TabularRl.Environments;
using TabularRl.LearningCurves.Tasks;

namespace TabularRl.LearningCurves.Tests.Tasks;

[TestFixture]
internal sealed class RandomModelEnvironmentTests
{
    [Test]
    public void Environment_UnderTheChecker_KeepsTheContract()
    {
        CheckReport report = EnvironmentChecker.Check(() => new RandomModelEnvironment(1));
        Assert.That(report.Passed, Is.True, report.ToText());
    }

    [Test]
    public void Model_OfASeed_IsDrawnAlike()
    {
        RandomModelEnvironment one = new(5), same = new(5), other = new(6);
        Assert.That(Outcomes(one), Is.EqualTo(Outcomes(same)));
        Assert.That(Outcomes(one), Is.Not.EqualTo(Outcomes(other)));
    }

    [Test]
    public void Model_EachAction_EndsWithTheFixedProbability()
    {
        IFiniteModel model = new RandomModelEnvironment(2).Model;
        for (int state = 0; state < model.StateCount; state++)
        {
            for (int action = 0; action < model.ActionCount; action++)
            {
                ModelTransition[] outcomes = model.GetTransitions(state, action).ToArray();
                Assert.That(outcomes.Where(outcome => outcome.Terminated).Sum(outcome => outcome.Probability), Is.EqualTo(RandomModelEnvironment.EndProbability));
                Assert.That(outcomes, Has.Length.EqualTo(RandomModelEnvironment.BranchCount + 1));
            }
        }
    }

    [Test]
    public void Model_WithoutAnEnd_HasTheSameOutcomesButThat()
    {
        ModelTransition[] ending = [.. Outcomes(new RandomModelEnvironment(2)).Where(outcome => !outcome.Terminated)];
        ModelTransition[] endless = Outcomes(new RandomModelEnvironment(2, endProbability: 0));
        Assert.That(endless.Select(outcome => (outcome.NextState, outcome.Reward)), Is.EqualTo(ending.Select(outcome => (outcome.NextState, outcome.Reward))));
        Assert.That(endless.Sum(outcome => outcome.Probability), Is.EqualTo(RandomModelEnvironment.StateCount).Within(1e-9));
        Assert.That(endless.Select(outcome => outcome.Terminated), Is.All.False);
    }

    private static ModelTransition[] Outcomes(RandomModelEnvironment environment) =>
        [.. Enumerable.Range(0, environment.Model.StateCount).SelectMany(state => environment.Model.GetTransitions(state, 0).ToArray())];
}
