using System.Globalization;
using TabularRl.Exploration.Schedules;
using TabularRl.StandardEnvironments.ToyText;

namespace TabularRl.LearningCurves.Tasks;

/// <summary>The tasks with an exact optimum.</summary>
internal static class ExactTasks
{
    public const string RandomModels = "random-models";
    private const int RandomModelCount = 10;

    public static readonly IReadOnlyList<ExactTask> All =
    [
        new("frozen-lake", () => new FrozenLake(), stepLimit: 100) { StepBudget = 1_000_000, LearningRate = Schedule.InverseVisits(0.7) },
        new("cliff-walking", () => new CliffWalking(), stepLimit: 200) { StepBudget = 200_000, LearningRate = Schedule.Constant(0.5) },
        new("taxi", () => new Taxi(), Taxi.StepLimit) { StepBudget = 1_000_000, LearningRate = Schedule.Constant(0.5) },
        .. Enumerable.Range(1, RandomModelCount).Select(RandomModel),
    ];

    private static ExactTask RandomModel(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"random-model-{number:00}"), () => new RandomModelEnvironment((ulong)number), stepLimit: 100)
    {
        StepBudget = 500_000,
        LearningRate = Schedule.InverseVisits(0.7),
        Group = RandomModels,
    };
}
