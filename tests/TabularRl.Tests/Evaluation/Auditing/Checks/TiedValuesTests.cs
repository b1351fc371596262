using TabularRl.Agents.BackOff;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Evaluation.Auditing;
using TabularRl.Policies;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Evaluation.Studies;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Evaluation.Auditing.Checks;

public class TiedValuesTests
{
    [TestCase(TieBreaking.Random)]
    [TestCase(TieBreaking.Lowest)]
    public void Audit_ActionsThatAllEarnTheSame_AreFound(TieBreaking tieBreaking)
    {
        var environment = new AnswerEnvironment(10, 2, (_, _) => false);
        QLearningAgent agent = Make.Q(2, learningRate: 1, epsilon: 1);
        for (int start = 0; start < 10; start++)
            Play(agent, environment, start);
        DecisionSurvey survey = DecisionSurvey.Of(environment, new FrozenPolicy(agent.Table, agent.Discretizer, tieBreaking));
        AuditFinding finding = Audits.Of(Audits.Input with { Decisions = survey }).Single(AuditCodes.TiedValues);
        Assert.That(survey, Is.EqualTo(new DecisionSurvey(10, 10, 10)));
        Assert.That(finding.Figure, Is.EqualTo(1));
    }

    [Test]
    public void Survey_OfABackOffPolicyThatPlaysTheLowest_SeesItsTies()
    {
        var levels = new BackOffLevels(Make.Whole()).ThenMarginal();
        var agent = new BackOffQLearningAgent(levels, 2);
        for (int i = 0; i < 100; i++)
            agent.Learn([i % 10], i / 10 % 2, 0, [0], terminated: true);
        var environment = new AnswerEnvironment(10, 2, (_, _) => false);
        Assert.That(DecisionSurvey.Of(environment, agent.FreezeBackOff(TieBreaking.Lowest)), Is.EqualTo(new DecisionSurvey(10, 10, 10)));
    }

    [Test]
    public void Audit_ValuesThatSeparate_AreNotFound()
    {
        QLearningAgent agent = Make.Q(2, epsilon: 0.5);
        new Trainer(new TrainerOptions { EpisodeCount = 200 }).Train(new ChainEnvironment(4), agent);
        DecisionSurvey survey = DecisionSurvey.Of(new ChainEnvironment(4), new FrozenPolicy(agent.Table, agent.Discretizer));
        Assert.That(survey, Is.EqualTo(new DecisionSurvey(10, 10, 0)));
        Assert.That(Audits.Of(Audits.Input with { Decisions = survey }), Is.Empty);
    }

    [Test]
    public void Audit_UnknownStatesOnly_AreNotTies()
    {
        DecisionSurvey survey = DecisionSurvey.Of(
            new AnswerEnvironment(10, 2, (_, _) => false), new FrozenPolicy(Make.Q(2).Table, Make.Whole()));
        Assert.That(survey, Is.EqualTo(new DecisionSurvey(10, 0, 0)));
        Assert.That(Audits.Of(Audits.Input with { Decisions = survey }), Is.Empty);
    }

    // Until both actions were tried at the start.
    private static void Play(QLearningAgent agent, AnswerEnvironment environment, int start)
    {
        var observation = new double[1];
        for (int i = 0; i < 40; i++)
        {
            environment.ResetTo(start, null, observation);
            int action = agent.BeginEpisode(observation, default);
            agent.EndEpisode(environment.Step(action, observation).Reward, observation, true, default);
        }
    }
}
