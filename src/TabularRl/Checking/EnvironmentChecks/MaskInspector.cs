using TabularRl.Environments;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>A mask allows something, and what the model allows.</summary>
internal sealed class MaskInspector(EnvironmentCheck check) : IStepInspector
{
    public void AfterReset() => Inspect();

    public void AfterStep(int action, StepResult result)
    {
        if (!result.Terminated)
            Inspect();
    }

    private void Inspect()
    {
        Subject subject = check.Subject;
        ActionMask mask = subject.LegalActions;
        bool isAnyLegal = false, agrees = true;
        ActionMask model = subject.Finite is { } finite && (uint)finite.CurrentState < (uint)finite.Model.StateCount ? finite.Model.GetLegalActions(finite.CurrentState) : mask;
        for (int action = 0; action < subject.ActionCount; action++)
        {
            isAnyLegal |= mask.IsLegal(action);
            agrees &= mask.IsLegal(action) == model.IsLegal(action);
        }

        if (!isAnyLegal)
        {
            check.Log.Error(
                EnvironmentCheckCodes.MaskWithoutLegalAction,
                $"After {subject.StepCount} steps the mask allows none of the {subject.ActionCount} actions.",
                "Let one action be legal in every state, and build the mask of as many flags as there are actions.");
        }
        else if (!agrees)
        {
            check.Log.Error(
                EnvironmentCheckCodes.MaskDisagreesWithModel,
                $"After {subject.StepCount} steps, in state {subject.Finite!.CurrentState}, the mask allows other actions than the model.",
                "Take the mask from the model: Model.GetLegalActions(CurrentState).");
        }
    }
}
