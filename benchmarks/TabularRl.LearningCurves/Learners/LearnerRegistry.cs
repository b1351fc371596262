using TabularRl.Agents.ActorCritic;
using TabularRl.Agents.Batch;
using TabularRl.Agents.DoubleQLearning;
using TabularRl.Agents.DynaQ;
using TabularRl.Agents.ExpectedSarsa;
using TabularRl.Agents.Hysteretic;
using TabularRl.Agents.Linear;
using TabularRl.Agents.MonteCarlo;
using TabularRl.Agents.NStep;
using TabularRl.Agents.PrioritizedSweeping;
using TabularRl.Agents.QLearning;
using TabularRl.Agents.Replay;
using TabularRl.Agents.RMax;
using TabularRl.Agents.Sarsa;
using TabularRl.Agents.Traces;
using TabularRl.Agents.UpperConfidence;
using TabularRl.Exploration.Schedules;

namespace TabularRl.LearningCurves.Learners;

/// <summary>The agents, one entry each whatever its options.</summary>
internal static class LearnerRegistry
{
    private const int PlanningStepCount = 3;

    public static readonly IReadOnlyList<Learner> All =
    [
        new("q-learning", task => new QLearningAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new QLearningOptions()))),
        new("double-q-learning", task => new DoubleQLearningAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new DoubleQLearningOptions()))),
        new("sarsa", task => new SarsaAgent(task.Discretizer, task.ActionCount, task.OnPolicy(new SarsaOptions()))),
        new("expected-sarsa", task => new ExpectedSarsaAgent(task.Discretizer, task.ActionCount, task.OnPolicy(new ExpectedSarsaOptions()))),
        new("n-step-sarsa", task => new NStepSarsaAgent(task.Discretizer, task.ActionCount, task.OnPolicy(new NStepSarsaOptions()))),
        new("n-step-expected-sarsa", task => new NStepExpectedSarsaAgent(task.Discretizer, task.ActionCount, task.OnPolicy(new NStepExpectedSarsaOptions()))),
        new("tree-backup", task => new TreeBackupAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new TreeBackupOptions()))),
        new("sarsa-lambda", task => new SarsaLambdaAgent(task.Discretizer, task.ActionCount, task.OnPolicy(new SarsaLambdaOptions { TraceDecay = 0.5 }))),
        new("true-online-sarsa-lambda", task => new TrueOnlineSarsaLambdaAgent(task.Discretizer, task.ActionCount, task.OnPolicy(new TrueOnlineSarsaLambdaOptions { TraceDecay = 0.5 }))),
        new("watkins-q-lambda", task => new WatkinsQLambdaAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new WatkinsQLambdaOptions { TraceDecay = 0.5 }))),
        new("peng-q-lambda", task => new PengQLambdaAgent(task.Discretizer, task.ActionCount, task.OnPolicy(new PengQLambdaOptions { TraceDecay = 0.5 }))),
        new("monte-carlo", task => new MonteCarloAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new MonteCarloOptions()) with
        {
            LearningRate = Schedule.InverseVisits(0.6),
        })),
        new("off-policy-monte-carlo", task => new OffPolicyMonteCarloAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new OffPolicyMonteCarloOptions()))),
        new("linear-q-learning", task => new LinearQLearningAgent(task.Coder, task.ActionCount, task.OffPolicy(new LinearQLearningOptions()))),
        new("linear-sarsa", task => new LinearSarsaAgent(task.Coder, task.ActionCount, task.OnPolicy(new LinearSarsaOptions()))),
        new("hysteretic-q", task => new HystereticQAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new HystereticQOptions { DecreaseFactor = 0.8 }))),
        new("ucb-q-learning", task => new UcbQLearningAgent(task.Discretizer, task.ActionCount, task.Greedy(new UcbQLearningOptions
        {
            BonusWeight = task.IsDeterministic ? 0 : 0.06 * task.GreatestReturn,
            LearningRate = Schedule.Constant(task.IsDeterministic ? 1 : 0.1),
            MaxReturn = task.GreatestReturn,
        }))),
        new("dyna-q", task => new DynaQAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new DynaQOptions()) with
        {
            LearningRate = task.IsDeterministic ? task.LearningRate : Schedule.InverseVisits(0.8),
            PlanningStepCount = PlanningStepCount,
        })) { BudgetFactor = 0.4 },
        new("dyna-q-plus", task => new DynaQPlusAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new DynaQPlusOptions()) with
        {
            BonusWeight = 1e-6,
            LearningRate = task.IsDeterministic ? task.LearningRate : Schedule.InverseVisits(0.8),
            PlanningStepCount = PlanningStepCount,
        })) { BudgetFactor = 0.4 },
        new("prioritized-sweeping", task => new PrioritizedSweepingAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new PrioritizedSweepingOptions()) with
        {
            LearningRate = Schedule.Constant(1),
            PlanningStepCount = PlanningStepCount,
        })) { BudgetFactor = 0.08 },
        new("r-max", task => new RMaxAgent(task.Discretizer, task.ActionCount, task.Greedy(new RMaxOptions
        {
            KnownVisitCount = task.IsDeterministic ? 1 : 2_000,
        }))) { BudgetFactor = 0.4 },
        new("experience-replay", task => new ReplayQLearningAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new ReplayQLearningOptions()) with
        {
            BufferCapacity = 200_000,
            LearningRate = task.IsDeterministic ? task.LearningRate : Schedule.InverseVisits(0.8),
            ReplayCount = PlanningStepCount,
        })) { BudgetFactor = 0.4 },
        new("fitted-q", task => new FittedQAgent(task.Discretizer, task.ActionCount, task.Batch(new FittedQOptions()))) { BudgetFactor = 0.2 },
        new("conservative-q", task => new ConservativeQAgent(task.Discretizer, task.ActionCount, task.Batch(new ConservativeQOptions
        {
            PenaltyWeight = 0.1,
            MaxIterationCount = 300,
        }) with
        {
            InitialActionValue = task.LeastReturn,
        })),
        new("actor-critic", task => new ActorCriticAgent(task.Discretizer, task.ActionCount, new ActorCriticOptions
        {
            DiscountFactor = task.DiscountFactor,
            LearningRate = Schedule.Constant(0.01),
            Seed = task.Seed,
            StateValueLearningRate = 0.05,
            WeighsByTime = false,
        })),
    ];
}
