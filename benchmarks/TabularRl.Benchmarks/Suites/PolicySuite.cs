using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Crm;
using TabularRl.Discretization;
using TabularRl.Planning;
using TabularRl.Training;

namespace TabularRl.Benchmarks.Suites;

/// <summary>The simulated funnel: a trained policy evaluated, and the best one computed.</summary>
internal sealed class PolicySuite(long episodeCount = 20_000, int repetitionCount = 1_000) : ISuite
{
    public string Title => "Evaluation and planning";

    public IEnumerable<IReadOnlyList<Entry>> CreateGroups()
    {
        CrmFunnelEnvironment environment = CrmFunnelEnvironment.CreateSimulated();
        var agent = new QLearningAgent(new RoundingDiscretizer(environment.ObservationSize), environment.ActionCount);
        new Trainer(new TrainerOptions { EpisodeCount = episodeCount }).Train(environment, agent);
        var evaluation = new EntryGroup(agent.StateCount);
        evaluation.Add(RowNames.Evaluation, new PolicyPlay(CrmFunnelEnvironment.CreateSimulated(), agent.Freeze(), repetitionCount));
        yield return evaluation.Entries;

        var model = FiniteModel.Of(new FunnelModel(SimulatedResponse.Preset, environment.ContactBudget));
        var planning = new EntryGroup(model.StateCount);
        planning.Add(RowNames.Planning, new FunnelPlan(model));
        yield return planning.Entries;
    }
}
