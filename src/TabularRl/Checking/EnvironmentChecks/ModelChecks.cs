using TabularRl.Environments;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>A finite model by itself: its shape, its probabilities, the observations of its states.</summary>
internal static class ModelChecks
{
    private const double Tolerance = 1e-9;
    private const int MaxObservedStates = 10_000;

    public static void Run(EnvironmentCheck check)
    {
        if (check.Subject.Finite is not { } finite)
            return;
        IFiniteModel model = finite.Model;
        if (!CheckShape(check, finite, model))
            return;
        CheckRows(check, model);
        CheckStarts(check, finite, model);
        CheckObservations(check, finite, model);
    }

    private static bool CheckShape(EnvironmentCheck check, IFiniteEnvironment finite, IFiniteModel model)
    {
        string? fault = null;
        if (model.StateCount < 1)
            fault = FormattableString.Invariant($"The model has {model.StateCount} states; at least 1 was expected");
        else if (model.ActionCount != check.Subject.ActionCount)
            fault = FormattableString.Invariant($"The model has {model.ActionCount} actions, the environment {check.Subject.ActionCount}");
        else if (!ReferenceEquals(finite.Model, model))
            fault = "Model was another object when it was asked for again; it must stay the same";
        else if (Refusal.FindFault<ArgumentOutOfRangeException>(() => _ = model.GetTransitions(model.StateCount, 0).Length) is { } stateFault)
            fault = FormattableString.Invariant($"GetTransitions({model.StateCount}, 0), with as many states, {stateFault}");
        else if (Refusal.FindFault<ArgumentOutOfRangeException>(() => _ = model.GetTransitions(0, model.ActionCount).Length) is { } actionFault)
            fault = FormattableString.Invariant($"GetTransitions(0, {model.ActionCount}), with as many actions, {actionFault}");
        else if (Refusal.FindFault<ArgumentOutOfRangeException>(() => _ = model.GetTransitions(-1, 0).Length) is { } negativeFault)
            fault = $"GetTransitions(-1, 0) {negativeFault}";
        if (fault is null)
            return true;

        check.Log.Error(
            EnvironmentCheckCodes.ModelShape,
            $"{fault}.",
            "Make the model once, with the environment's actions; nothing else of it was checked.");
        return false;
    }

    private static void CheckRows(EnvironmentCheck check, IFiniteModel model)
    {
        for (int state = 0; state < model.StateCount; state++)
        {
            if (!Enumerable.Range(0, model.ActionCount).Any(model.GetLegalActions(state).IsLegal))
            {
                check.Log.Error(
                    EnvironmentCheckCodes.MaskWithoutLegalAction,
                    $"The model allows no action in state {state}.",
                    "Let one action be legal in every state, also where episodes end.");
            }

            for (int action = 0; action < model.ActionCount; action++)
            {
                if (FindFault(model, model.GetTransitions(state, action)) is { } fault)
                {
                    check.Log.Error(
                        EnvironmentCheckCodes.ModelRowInvalid,
                        $"State {state}, action {action}: {fault}.",
                        "Give every action in every state outcomes whose probabilities sum to 1, also illegal ones and in terminal states.");
                }
            }
        }
    }

    private static string? FindFault(IFiniteModel model, ReadOnlySpan<ModelTransition> outcomes)
    {
        double sum = 0;
        foreach (ModelTransition outcome in outcomes)
        {
            if (!(outcome.Probability is >= 0 and <= 1))
                return FormattableString.Invariant($"an outcome has probability {outcome.Probability}; 0 to 1 was expected");
            if (!double.IsFinite(outcome.Reward))
                return FormattableString.Invariant($"an outcome has reward {outcome.Reward}; a finite one was expected");
            if (!outcome.Terminated && (uint)outcome.NextState >= (uint)model.StateCount)
                return FormattableString.Invariant($"an outcome leads to state {outcome.NextState}, and states are 0 to {model.StateCount - 1}");
            sum += outcome.Probability;
        }

        return Math.Abs(sum - 1) <= Tolerance ? null : FormattableString.Invariant($"the probabilities of {outcomes.Length} outcomes sum to {sum}; 1 was expected");
    }

    private static void CheckStarts(EnvironmentCheck check, IFiniteEnvironment finite, IFiniteModel model)
    {
        ReadOnlySpan<double> starts = finite.StartProbabilities;
        double sum = 0;
        bool isInRange = true;
        foreach (double probability in starts)
        {
            sum += probability;
            isInRange &= probability is >= 0 and <= 1;
        }

        if (starts.Length == model.StateCount && isInRange && Math.Abs(sum - 1) <= Tolerance)
            return;
        check.Log.Error(
            EnvironmentCheckCodes.StartProbabilitiesInvalid,
            $"There are {starts.Length} start probabilities that sum to {sum}; {model.StateCount} from 0 to 1 that sum to 1 were expected.",
            "Give every state of the model its probability, 0 to those where no episode begins.");
    }

    private static void CheckObservations(EnvironmentCheck check, IFiniteEnvironment finite, IFiniteModel model)
    {
        double[] observation = check.Subject.Observation;
        int count = Math.Min(model.StateCount, MaxObservedStates);
        for (int i = 0; i < count; i++)
        {
            int state = (int)((long)i * model.StateCount / count);
            Subject.MarkUnwritten(observation);
            finite.GetObservation(state, observation);
            ObservationInspector.Inspect(check, FormattableString.Invariant($"GetObservation({state})"), terminated: false);
        }

        foreach (int state in (int[])[-1, model.StateCount])
        {
            if (Refusal.FindFault<ArgumentOutOfRangeException>(() => finite.GetObservation(state, observation)) is { } fault)
            {
                check.Log.Error(
                    EnvironmentCheckCodes.ModelShape,
                    $"GetObservation({state}), with states 0 to {model.StateCount - 1}, {fault}.",
                    "Check the state, and throw an ArgumentOutOfRangeException.");
            }
        }
    }
}
