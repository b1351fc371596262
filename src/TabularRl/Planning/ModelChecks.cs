using System.Diagnostics.CodeAnalysis;
using TabularRl.Environments;

namespace TabularRl.Planning;

/// <summary>What a finite model must be, and errors that name the place where it is not.</summary>
internal static class ModelChecks
{
    /// <summary>How far from 1 probabilities may sum.</summary>
    public const double SumTolerance = 1e-9;

    public static void CheckCounts(int stateCount, int actionCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stateCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(actionCount, 1);
    }

    public static void CheckDiscount(double discountFactor)
    {
        if (!(discountFactor is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(discountFactor), discountFactor, "The discount factor must be in [0, 1].");
    }

    public static void CheckState(int state, int stateCount)
    {
        if ((uint)state >= (uint)stateCount)
            ThrowState(state, stateCount);
    }

    public static void CheckAction(int action, int actionCount)
    {
        if ((uint)action >= (uint)actionCount)
            ThrowAction(action, actionCount);
    }

    public static void CheckLegalActions(int state, ActionMask legalActions, int actionCount)
    {
        if (legalActions.AllowsAll)
            return;
        if (actionCount > ActionMask.MaxActionCount)
            throw new ArgumentException(FormattableString.Invariant($"State {state} has a mask, but the model has {actionCount} actions; masks know {ActionMask.MaxActionCount}."));
        ulong actions = ulong.MaxValue >> (ActionMask.MaxActionCount - actionCount);
        if ((legalActions.LegalBits & actions) == 0 || (~legalActions.LegalBits & ~actions) != 0)
            throw new ArgumentException(FormattableString.Invariant($"The mask of state {state} allows none of the {actionCount} actions of the model, or speaks of others."));
    }

    public static void CheckOutcomes(int state, int action, ReadOnlySpan<ModelTransition> outcomes, int stateCount)
    {
        double sum = 0;
        foreach (ref readonly ModelTransition outcome in outcomes)
        {
            CheckOutcome(state, action, outcome, stateCount);
            sum += outcome.Probability;
        }

        if (!(Math.Abs(sum - 1) <= SumTolerance))
            throw new ArgumentException(FormattableString.Invariant($"State {state}, action {action}: the probabilities of its {outcomes.Length} outcomes sum to {sum}, not to 1."));
    }

    public static void CheckOutcome(int state, int action, in ModelTransition outcome, int stateCount)
    {
        if (!(outcome.Probability is >= 0 and <= 1))
            throw new ArgumentException(FormattableString.Invariant($"State {state}, action {action}: an outcome has the probability {outcome.Probability}; it must be in [0, 1]."));
        if (!double.IsFinite(outcome.Reward))
            throw new ArgumentException(FormattableString.Invariant($"State {state}, action {action}: a reward is {outcome.Reward}; it must be finite."));
        if (!outcome.Terminated && (uint)outcome.NextState >= (uint)stateCount)
            throw new ArgumentException(FormattableString.Invariant($"State {state}, action {action} leads to state {outcome.NextState}, but the states are 0 to {stateCount - 1}."));
    }

    /// <summary>Checks a distribution over states, such as the one that episodes start from.</summary>
    public static void CheckDistribution(ReadOnlySpan<double> probabilities, int stateCount, string parameter)
    {
        if (probabilities.Length != stateCount)
            throw new ArgumentException($"The model has {stateCount} states, and {probabilities.Length} probabilities were given.", parameter);
        double sum = 0;
        for (int state = 0; state < probabilities.Length; state++)
        {
            if (!(probabilities[state] is >= 0 and <= 1))
                throw new ArgumentException(FormattableString.Invariant($"State {state} has the probability {probabilities[state]}; it must be in [0, 1]."), parameter);
            sum += probabilities[state];
        }

        if (!(Math.Abs(sum - 1) <= SumTolerance))
            throw new ArgumentException(FormattableString.Invariant($"The probabilities of the states sum to {sum}, not to 1."), parameter);
    }

    /// <summary>The mean of values by state over a distribution of starts, which is checked.</summary>
    public static double MeanOverStarts(double[] stateValues, ReadOnlySpan<double> startProbabilities)
    {
        CheckDistribution(startProbabilities, stateValues.Length, nameof(startProbabilities));
        double mean = 0;
        for (int state = 0; state < stateValues.Length; state++)
            mean += startProbabilities[state] * stateValues[state];
        return mean;
    }

    [DoesNotReturn]
    private static void ThrowState(int state, int stateCount) =>
        throw new ArgumentOutOfRangeException(nameof(state), state, $"The states are 0 to {stateCount - 1}.");

    [DoesNotReturn]
    private static void ThrowAction(int action, int actionCount) =>
        throw new ArgumentOutOfRangeException(nameof(action), action, $"The actions are 0 to {actionCount - 1}.");
}
