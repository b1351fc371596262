using CrmExperiment.Cli;
using CrmExperiment.Pipeline;
using TabularRl.Crm;
using TabularRl.Discretization;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;
using TabularRl.Tables;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>
/// Policies of a few states that can be checked by hand. A state is the market, the stage and the contacts left; of the six actions only
/// e-mail, call and manager are worth anything, the others −9 and never tried.
/// </summary>
internal static class TinyPolicies
{
    private static readonly CrmFeature[] Features = [SimulatedFeatures.All[0], SimulatedFeatures.All[1], SimulatedFeatures.All[8]];

    public static ExperimentDefinition Definition { get; } = new()
    {
        Name = "tiny",
        Protocol = CrmProtocol.Prospective,
        Response = ResponseKind.Logged,
        Reward = CrmReward.Documented,
        FitFunnel = false,
        Budget = 2,
        Features = Features,
    };

    public static CrmFeatureWording Wording { get; } = WordingOf(Features, []);

    public static CrmLead Lead { get; } = new() { Id = 17, Country = "Canada", Education = "B2" };

    /// <summary>A row of a level: its features, the values of e-mail, call and manager, and the updates of each.</summary>
    public readonly record struct Row(double[] State, double Email, double Call, double Manager, uint Visits = 10, uint CallVisits = 10);

    public static CrmFeatureWording WordingOf(IReadOnlyList<CrmFeature> features, string[] countries) =>
        new(features, CategoryEncoder.Fit(countries), CategoryEncoder.Fit([]));

    public static FrozenPolicy Plain(params Row[] rows) => new(Table(Definition.CreateDiscretizer(), rows), Definition.CreateDiscretizer());

    /// <summary>All features, then stage and contacts left, then nothing; a level decides after 10 updates, without regard to uncertainty.</summary>
    public static FrozenBackOffPolicy BackOff(Row[] fine, Row[] coarse, Row marginal)
    {
        BackOffLevels levels = Definition.CreateLevels();
        QTable[] tables = [.. levels.Discretizers.Zip([fine, coarse, [marginal]], Table)];
        return new FrozenBackOffPolicy(levels, tables, criterion: new BackOffCriterion { ConfidenceZ = 0 });
    }

    public static QTable Table(IStateDiscretizer discretizer, Row[] rows)
    {
        var table = new QTable(discretizer.CellCount, discretizer.CellWidth, CrmActions.Count);
        var key = new ulong[table.KeyWordCount];
        foreach (Row row in rows)
        {
            StateKey.WriteCells([.. row.State.Select(value => (int)(value * 100))], table.CellWidth, key);
            int index = table.GetOrAddRow(key);
            ((double[])[row.Email, row.Call, -9, -9, -9, row.Manager]).CopyTo(table.GetActionValues(index));
            ((uint[])[row.Visits, row.CallVisits, 0, 0, 0, row.Visits]).CopyTo(table.GetVisits(index));
        }

        return table;
    }
}
