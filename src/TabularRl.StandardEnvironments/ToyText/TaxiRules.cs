using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>
/// The transitions of the taxi. With a fickle passenger there is a second copy of the states, numbers 500 to 999, in which he will still
/// change his mind; the first 500 are those of the plain task.
/// </summary>
internal static class TaxiRules
{
    public const int StandCount = 4;

    private const double StepReward = -1;
    private const double WrongReward = -10;
    private const double DeliveryReward = 20;

    public static TransitionTable Build(TaxiOptions options)
    {
        int stateCount = options.HasFicklePassenger ? 2 * TaxiState.Count : TaxiState.Count;
        ActionMask[]? legal = options.MasksActions
            ? [.. Enumerable.Range(0, stateCount).Select(state => TaxiState.FromNumber(state % TaxiState.Count).GetUsefulActions())]
            : null;
        return new TransitionTable(
            stateCount,
            Taxi.Actions,
            (state, action) => state < TaxiState.Count
                ? Outcomes(TaxiState.FromNumber(state), action, options)
                : FickleOutcomes(TaxiState.FromNumber(state - TaxiState.Count), action, options),
            legal);
    }

    /// <summary>The states in which an episode starts, without a will to change: the passenger waits at a stand that is not his destination.</summary>
    public static int[] FindStarts() =>
    [
        .. Enumerable.Range(0, TaxiState.Count)
            .Where(number => TaxiState.FromNumber(number) is { Passenger: < TaxiState.InTaxi } state && state.Passenger != state.Destination),
    ];

    /// <summary>Whether a passenger who will change his mind does: the taxi has moved with him.</summary>
    public static bool ChangesMind(TaxiState before, TaxiState after) =>
        before.Passenger == TaxiState.InTaxi && (before.Row != after.Row || before.Column != after.Column);

    /// <summary>The n-th of the three other destinations.</summary>
    public static TaxiState ChangeDestination(TaxiState state, int rank) => state with { Destination = rank < state.Destination ? rank : rank + 1 };

    private static IEnumerable<ModelTransition> FickleOutcomes(TaxiState state, int action, TaxiOptions options)
    {
        foreach (ModelTransition outcome in Outcomes(state, action, options))
        {
            TaxiState next = TaxiState.FromNumber(outcome.NextState);
            if (!ChangesMind(state, next))
            {
                yield return outcome with { NextState = outcome.NextState + TaxiState.Count };
                continue;
            }

            for (int rank = 0; rank < StandCount - 1; rank++)
            {
                yield return outcome with
                {
                    Probability = outcome.Probability / (StandCount - 1),
                    NextState = ChangeDestination(next, rank).ToNumber(),
                };
            }
        }
    }

    private static IEnumerable<ModelTransition> Outcomes(TaxiState state, int action, TaxiOptions options) => action switch
    {
        Taxi.PickUp => [PickUp(state)],
        Taxi.DropOff => [DropOff(state)],
        _ when options.IsRainy => Drift(state, action, options.RainyProbability).Select(drift => Move(state, drift.Move, drift.Probability)),
        _ => [Move(state, action, 1)],
    };

    private static ModelTransition Move(TaxiState state, int move, double probability) =>
        new(probability, TaxiMap.Move(state, move).ToNumber(), StepReward, false);

    // Three outcomes also where the way ahead is blocked: the taxi then stays in each of them.
    private static IEnumerable<(int Move, double Probability)> Drift(TaxiState state, int move, double intended)
    {
        // In the order of the outcomes: left of the way ahead, then right of it.
        (int first, int second) = !TaxiMap.CanMove(state.Row, state.Column, move) ? (move, move) : move switch
        {
            TaxiMap.South => (TaxiMap.East, TaxiMap.West),
            TaxiMap.North => (TaxiMap.West, TaxiMap.East),
            TaxiMap.East => (TaxiMap.North, TaxiMap.South),
            _ => (TaxiMap.South, TaxiMap.North),
        };
        double sideways = (1 - intended) / 2;
        return [(move, intended), (first, sideways), (second, sideways)];
    }

    private static ModelTransition PickUp(TaxiState state) => state.Passenger < TaxiState.InTaxi && state.Stand == state.Passenger
        ? new ModelTransition(1, (state with { Passenger = TaxiState.InTaxi }).ToNumber(), StepReward, false)
        : new ModelTransition(1, state.ToNumber(), WrongReward, false);

    private static ModelTransition DropOff(TaxiState state)
    {
        // At any stand, but the punishment is for nonsense alone: a passenger dropped at a wrong one waits there.
        if (state.Passenger != TaxiState.InTaxi || state.Stand < 0)
            return new ModelTransition(1, state.ToNumber(), WrongReward, false);
        bool isThere = state.Stand == state.Destination;
        return new ModelTransition(1, (state with { Passenger = state.Stand }).ToNumber(), isThere ? DeliveryReward : StepReward, isThere);
    }
}
