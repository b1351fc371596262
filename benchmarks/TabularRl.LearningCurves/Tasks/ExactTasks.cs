using System.Globalization;
using TabularRl.Exploration.Schedules;
using TabularRl.StandardEnvironments.ToyText;

namespace TabularRl.LearningCurves.Tasks;

/// <summary>The tasks with an exact optimum.</summary>
internal static class ExactTasks
{
    public const string RandomModels = "random-models";
    public const int RandomModelCount = 10;

    // Under exponents well below 1 the last thousands of visits count, and not the first ones, whose targets were wrong.
    public static readonly IReadOnlyList<ExactTask> All =
    [
        new("frozen-lake", () => new FrozenLake(), stepLimit: 100) { StepBudget = 3_000_000, LearningRate = Schedule.InverseVisits(0.6), OptimisticValue = 1, GreatestReturn = 1 },
        new("cliff-walking", () => new CliffWalking(), stepLimit: 200) { StepBudget = 200_000, LearningRate = Schedule.Constant(0.5), OptimisticValue = 0, GreatestReturn = 0 },
        new("taxi", () => new Taxi(), Taxi.StepLimit) { StepBudget = 2_000_000, LearningRate = Schedule.Constant(0.5), OptimisticValue = 20, GreatestReturn = 20 },
        .. Enumerable.Range(1, RandomModelCount).Select(RandomModel),
    ];

    private static ExactTask RandomModel(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"random-model-{number:00}"), () => new RandomModelEnvironment((ulong)number), stepLimit: 100)
    {
        StepBudget = 5_000_000,
        LearningRate = Schedule.InverseVisits(0.7),
        GreatestReturn = 1 / (1 - ExactTask.DiscountFactor * (1 - RandomModelEnvironment.EndProbability)),
        Group = RandomModels,
    };
}
