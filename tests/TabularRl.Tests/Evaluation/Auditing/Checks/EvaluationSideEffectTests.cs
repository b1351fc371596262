using TabularRl.Agents.QLearning;
using TabularRl.Evaluation;
using TabularRl.Evaluation.Auditing;
using TabularRl.Policies;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Evaluation.Auditing.Checks;

public class EvaluationSideEffectTests
{
    private static QLearningAgent Trained()
    {
        QLearningAgent agent = Make.Q(2, epsilon: 0.5);
        new Trainer(new TrainerOptions { EpisodeCount = 50 }).Train(new ChainEnvironment(4), agent);
        return agent;
    }

    private static AuditReport Audit(LearnerFingerprint before, LearnerFingerprint after) =>
        Audits.Of(Audits.Input with { BeforeEvaluation = before, AfterEvaluation = after });

    [Test]
    public void Audit_FrozenPolicyEvaluated_FindsNothing()
    {
        QLearningAgent agent = Trained();
        LearnerFingerprint before = LearnerFingerprint.Of(agent.Table, 0.5, 50);
        new Evaluator().Evaluate(new ChainEnvironment(4), new FrozenPolicy(agent.Table, agent.Discretizer, TieBreaking.Lowest));
        Assert.That(Audit(before, LearnerFingerprint.Of(agent.Table, 0.5, 50)), Is.Empty);
    }

    [Test]
    public void Audit_LearnerPlayedOn_IsFound()
    {
        QLearningAgent agent = Trained();
        LearnerFingerprint before = LearnerFingerprint.Of(agent.Table, 0.5, 50);
        new Trainer(new TrainerOptions { EpisodeCount = 1 }).Train(new ChainEnvironment(4), agent);
        AuditFinding finding = Audit(before, LearnerFingerprint.Of(agent.Table, 0.4, 51)).Single(AuditCodes.EvaluationSideEffect);
        Assert.That(finding.Figure, Is.EqualTo(3));
        Assert.That(finding.Message, Does.Contain("the table and the exploration parameter and the schedule's episode count"));
    }
}
