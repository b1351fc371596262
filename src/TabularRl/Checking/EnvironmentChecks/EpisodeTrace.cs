using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>Everything that one episode showed, to be compared with another that should be the same.</summary>
internal sealed class EpisodeTrace
{
    private readonly List<Moment> _moments = [];

    public double[] FirstObservation => _moments[0].Observation;

    /// <summary>Plays an episode with random legal actions, the same for the same action seed.</summary>
    public static EpisodeTrace Play(Subject subject, ulong? seed, ulong actionSeed, int maxSteps, int? start = null, Action<Subject>? beforeStep = null)
    {
        var trace = new EpisodeTrace();
        var random = new Xoshiro256(actionSeed);
        subject.Reset(seed, start);
        trace.Add(subject, default);
        bool isDone = false;
        while (!isDone && subject.StepCount < maxSteps)
        {
            int action = subject.ChooseAction(random);
            beforeStep?.Invoke(subject);
            StepResult result = subject.Step(action);
            trace.Add(subject, result);
            isDone = result.IsDone;
        }

        return trace;
    }

    public bool IsSameAs(EpisodeTrace other) => FindDifference(other) is null;

    /// <summary>Where two episodes part, in words, or null.</summary>
    public string? FindDifference(EpisodeTrace other)
    {
        for (int step = 0; step < Math.Min(_moments.Count, other._moments.Count); step++)
        {
            string what = step == 0 ? "at the reset" : FormattableString.Invariant($"at step {step}");
            Moment one = _moments[step], two = other._moments[step];
            for (int i = 0; i < one.Observation.Length; i++)
            {
                if (BitConverter.DoubleToUInt64Bits(one.Observation[i]) != BitConverter.DoubleToUInt64Bits(two.Observation[i]))
                    return FormattableString.Invariant($"{what} value {i} of the observation was {one.Observation[i]:R}, then {two.Observation[i]:R}");
            }

            if (one.Result != two.Result)
                return FormattableString.Invariant($"{what} came {one.Result}, then {two.Result}");
            if (one.Legal != two.Legal || one.IsGoalReached != two.IsGoalReached)
                return $"{what} the {(one.Legal != two.Legal ? "legal actions" : "goal")} differed";
        }

        return null;
    }

    private void Add(Subject subject, StepResult result) => _moments.Add(new Moment(
        [.. subject.Observation], result, result.Terminated ? ActionMask.All : subject.LegalActions, subject.Goal?.IsGoalReached ?? false));

    private readonly record struct Moment(double[] Observation, StepResult Result, ActionMask Legal, bool IsGoalReached);
}
