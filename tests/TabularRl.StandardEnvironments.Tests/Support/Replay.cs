using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Tests.Support;

/// <summary>Plays an environment as the references were played.</summary>
internal static class Replay
{
    /// <summary>The time limit of the recorded episodes.</summary>
    private const int RecordedStepLimit = 60;

    /// <summary>Resets with the seed once, then takes the recorded actions and resets without a seed where the recording does.</summary>
    public static void AssertPlays(IEnvironment environment, ulong seed, ReferenceRow[] rows)
    {
        var observation = new double[environment.ObservationSize];
        int stepCount = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            ReferenceRow row = rows[i];
            if (row.Action is not { } action)
            {
                environment.Reset(i == 0 ? seed : null, observation);
                stepCount = 0;
            }
            else
            {
                StepResult result = environment.Step(action, observation);
                stepCount++;
                Assert.That(result, Is.EqualTo(new StepResult(row.Reward, row.Terminated, false)), $"row {i}");
                Assert.That(row.Truncated, Is.False.Or.EqualTo(stepCount == RecordedStepLimit), $"row {i} of the recording is truncated by its limit");
            }

            Assert.That(observation, Is.EqualTo(row.Observation), $"row {i}");
        }
    }

    /// <summary>Every number of some episodes: observations, rewards and ends, under actions that repeat in a cycle.</summary>
    public static List<double> Record(IEnvironment environment, ulong? seed, int stepCount)
    {
        var numbers = new List<double>();
        var observation = new double[environment.ObservationSize];
        environment.Reset(seed, observation);
        numbers.AddRange(observation);
        for (int step = 0; step < stepCount; step++)
        {
            StepResult result = environment.Step((step * 7 + 3) % environment.ActionCount, observation);
            numbers.AddRange([.. observation, result.Reward, result.Terminated ? 1 : 0]);
            if (result.IsDone)
            {
                environment.Reset(null, observation);
                numbers.AddRange(observation);
            }
        }

        return numbers;
    }
}
