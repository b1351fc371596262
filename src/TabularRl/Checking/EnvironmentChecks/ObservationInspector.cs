using TabularRl.Environments;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>Observations are written in full, and observations and rewards are numbers.</summary>
internal sealed class ObservationInspector(EnvironmentCheck check) : IStepInspector
{
    public void AfterReset() => Inspect(check, "Reset", terminated: false);

    public void AfterStep(int action, StepResult result)
    {
        Inspect(check, "Step", result.Terminated);
        if (!double.IsFinite(result.Reward))
        {
            check.Log.Error(
                EnvironmentCheckCodes.RewardNotFinite,
                $"Step({action}), step {check.Subject.StepCount} of an episode, earned {result.Reward}; a finite reward was expected.",
                "Find the division or the logarithm that makes it; one such reward spoils every value that it reaches.");
        }
    }

    public static void Inspect(EnvironmentCheck check, string call, bool terminated)
    {
        double[] observation = check.Subject.Observation;
        for (int i = 0; i < observation.Length; i++)
        {
            double value = observation[i];
            if (double.IsFinite(value))
                continue;
            if (Subject.IsUnwritten(value))
                ReportUnwritten(check, call, i, terminated);
            else if (double.IsNaN(value))
            {
                check.Log.Error(
                    EnvironmentCheckCodes.ObservationNotANumber,
                    $"{call} wrote NaN as value {i}; no discretizer has a cell for it.",
                    "Show what is missing by a number of its own.");
            }
            else
            {
                check.Log.Warning(
                    EnvironmentCheckCodes.ObservationInfinite,
                    $"{call} wrote {value} as value {i}; few discretizers have a cell for it.",
                    "Use a discretizer with bins for infinite values, or show the largest value that has a meaning.");
            }
        }
    }

    private static void ReportUnwritten(EnvironmentCheck check, string call, int index, bool terminated)
    {
        if (terminated && !check.Log.Has(EnvironmentCheckCodes.ObservationNotWritten))
        {
            check.Log.Error(
                EnvironmentCheckCodes.TerminalObservationNotWritten,
                $"The step that terminated after {check.Subject.StepCount} steps left value {index} of the span unwritten.",
                "Write the observation of the terminal state too: whoever looks at the last step reads it.");
            return;
        }

        check.Log.Error(
            EnvironmentCheckCodes.ObservationNotWritten,
            $"{call} left value {index} of the span unwritten, or read what stood there before.",
            "Write every value of the span, also those that did not change: the caller may pass another span each time.");
    }
}
