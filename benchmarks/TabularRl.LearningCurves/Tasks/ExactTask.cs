using TabularRl.Environments;
using TabularRl.Exploration.Schedules;
using TabularRl.Planning;
using TabularRl.Policies;

namespace TabularRl.LearningCurves.Tasks;

/// <summary>A task whose optimum is known exactly, so that a policy is judged by its exact value instead of by a sampled mean. Thread-safe.</summary>
internal sealed class ExactTask
{
    public const double DiscountFactor = 0.99;

    private readonly Func<IFiniteEnvironment> _create;
    private readonly double _optimum;
    private readonly double _random;

    /// <param name="name">The name in tables and files.</param>
    /// <param name="create">Makes the environment, without a limit of steps.</param>
    /// <param name="stepLimit">The number of steps after which a training episode is truncated.</param>
    public ExactTask(string name, Func<IFiniteEnvironment> create, int stepLimit)
    {
        Name = name;
        StepLimit = stepLimit;
        _create = create;
        IFiniteEnvironment environment = create();
        _optimum = ValueIteration.Solve(environment.Model, DiscountFactor).GetStartValue(environment.StartProbabilities);
        _random = Evaluate(environment, ModelPolicy.UniformRandom(environment.Model));
        ModelTransition[] transitions = [.. TransitionsOf(environment.Model)];
        LeastReturn = (transitions.Min(transition => transition.Reward) - 1) / (1 - DiscountFactor);
        IsDeterministic = transitions.All(transition => transition.Probability == 1);
    }

    public string Name { get; }

    public int StepLimit { get; }

    /// <summary>The number of steps of a training.</summary>
    public required long StepBudget { get; init; }

    /// <summary>An α that averages over many visits, or a constant one where nothing is random.</summary>
    public required ISchedule LearningRate { get; init; }

    /// <summary>The initial action value of agents that explore by an optimistic start, or null where ε alone finds everything.</summary>
    public double? OptimisticValue { get; init; }

    /// <summary>An action value that no return exceeds, the closer to the greatest the better.</summary>
    public required double GreatestReturn { get; init; }

    /// <summary>What the worst reward less 1 would be worth for ever.</summary>
    public double LeastReturn { get; }

    /// <summary>Whether each action of a state always leads to the same.</summary>
    public bool IsDeterministic { get; }

    /// <summary>The name of the tasks that are drawn alike and shown together, or empty.</summary>
    public string Group { get; init; } = "";

    public IFiniteEnvironment CreateEnvironment() => _create();

    /// <summary>The normalized regret of a policy: 0 for the optimum, 1 for uniformly random actions. All three are exact, without a limit of steps.</summary>
    public double Regret(IFiniteEnvironment environment, IPolicy policy) =>
        (_optimum - Evaluate(environment, ModelPolicy.Of(environment, policy))) / (_optimum - _random);

    private static IEnumerable<ModelTransition> TransitionsOf(IFiniteModel model) =>
        Enumerable.Range(0, model.StateCount).SelectMany(
            state => Enumerable.Range(0, model.ActionCount).SelectMany(action => model.GetTransitions(state, action).ToArray()));

    private static double Evaluate(IFiniteEnvironment environment, ModelPolicy policy) =>
        LinearEvaluation.Evaluate(environment.Model, policy, DiscountFactor).GetStartValue(environment.StartProbabilities);
}
