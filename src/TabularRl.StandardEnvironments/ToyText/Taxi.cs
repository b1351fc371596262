using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>
/// Gymnasium's <c>Taxi-v4</c>, Dietterich's taxi (2000): drive to a passenger in a town of five by five cells with walls, pick him up, bring
/// him to his destination. Actions: 0 south, 1 north, 2 east, 3 west, 4 pick up, 5 drop off. The observation is one number, which
/// <see cref="TaxiState.FromNumber"/> explains. A step costs 1, picking up or dropping off where it makes no sense 10; delivering earns
/// 20 and ends the episode. At another stand a passenger can be dropped off for 1, and waits there.
/// </summary>
/// <remarks>
/// <para>A start is drawn alike from the 300 states in which the passenger waits at another stand than his destination. In rain a move goes
/// as intended with probability 0.8 and to each side with 0.1, but stays where it is if the way ahead is blocked. A fickle
/// passenger is, with probability 0.3, one who takes another of the four destinations when the taxi first moves with him. That he is
/// such a one is in the state of the model (500 + number) and not in the observation.</para>
/// <para>Exact values over the starts, undiscounted: optimum 7.93, uniformly random −771.09 in 200 steps, −186.18 with
/// <see cref="TaxiOptions.MasksActions"/>; in rain 3.954575 and −772.52; with a fickle passenger, for one who knows that he is, 8.38 and
/// −765.73. Discounted by 0.99 the optimum is 6.327464. Gymnasium's threshold of 8 lies above what can be reached.</para>
/// <para>A seed plays Gymnasium's episode: a reset draws one number, with a fickle passenger one more; a step draws one, and one choice of three
/// when he changes his mind.</para>
/// </remarks>
public sealed class Taxi : TableDrivenEnvironment, IMaskedEnvironment, IGoalEnvironment
{
    /// <summary>The steps after which Gymnasium truncates an episode, 200; no limit is built in.</summary>
    public const int StepLimit = 200;

    internal const int PickUp = 4, DropOff = 5, Actions = 6;

    private const string StandNames = "RGYB";

    private readonly double[]? _fickleStarts;

    /// <summary>Creates an environment.</summary>
    /// <param name="options">The options, or null for the defaults: dry, a passenger who knows what he wants, no mask.</param>
    public Taxi(TaxiOptions? options = null)
        : base(TaxiRules.Build(options ??= new TaxiOptions()), StartDistribution.Uniform(TaxiState.Count, TaxiRules.FindStarts()), options.Seed)
    {
        Options = options;
        if (Options.HasFicklePassenger)
            _fickleStarts = [.. Scaled(1 - options.FickleProbability), .. Scaled(options.FickleProbability)];

        IEnumerable<double> Scaled(double factor) => base.StartProbabilities.ToArray().Select(probability => factor * probability);
    }

    /// <summary>The options.</summary>
    public TaxiOptions Options { get; }

    /// <inheritdoc />
    public override ReadOnlySpan<double> StartProbabilities => _fickleStarts ?? base.StartProbabilities;

    /// <summary>The legal actions: all, unless <see cref="TaxiOptions.MasksActions"/> is set.</summary>
    /// <exception cref="InvalidOperationException">Nothing was reset yet.</exception>
    public ActionMask LegalActions => Table.GetLegalActions(CurrentState);

    /// <summary>Whether the passenger of the running or last episode was brought to his destination.</summary>
    public bool IsGoalReached => LastStep.Terminated;

    private protected override int GetObservedNumber(int state) => state % TaxiState.Count;

    private protected override void Begin(int start)
    {
        base.Begin(start);
        if (Options.HasFicklePassenger && Random.NextDouble() < Options.FickleProbability)
            State += TaxiState.Count;
    }

    private protected override StepResult Advance(int action) => State < TaxiState.Count ? base.Advance(action) : AdvanceFickle(action);

    // The move is drawn first, and what the passenger wants after it: in one draw over all outcomes a seed would play another episode.
    private StepResult AdvanceFickle(int action)
    {
        int before = State - TaxiState.Count;
        ref readonly ModelTransition outcome = ref Table.Find(before, action, Random.NextDouble());
        TaxiState next = TaxiState.FromNumber(outcome.NextState);
        State = TaxiRules.ChangesMind(TaxiState.FromNumber(before), next)
            ? TaxiRules.ChangeDestination(next, Random.NextInt32(TaxiRules.StandCount - 1)).ToNumber()
            : outcome.NextState + TaxiState.Count;
        return new StepResult(outcome.Reward, outcome.Terminated, false);
    }

    private protected override string Draw()
    {
        TaxiState state = TaxiState.FromNumber(GetObservedNumber(State));
        string passenger = state.Passenger == TaxiState.InTaxi ? "in the taxi" : $"at {StandNames[state.Passenger]}";
        return $"{TaxiMap.Write(state, '@')}\npassenger {passenger}, destination {StandNames[state.Destination]}";
    }
}
