using CrmExperiment.Pipeline;
using CrmExperiment.Results;
using TabularRl.Crm;

namespace CrmExperiment.Reporting;

/// <summary>The feature selection in figures and sentences, the same on the screen and in the report.</summary>
internal static class FeatureSelectionWording
{
    public const string Heading = "Letting the agent select features";

    /// <summary>Rows of a table with a column a variant, all of one kind of learner; the first row is its head.</summary>
    public static IEnumerable<string[]> Rows(IReadOnlyList<FeatureSelectionResult> results, bool withTimes = true)
    {
        yield return Row("", result => Name(result));
        yield return Row("reward", result => result.Reward);
        string state = results[0].Learner == "linear" ? "feature" : "state";
        yield return Row($"{state}s", result => Figures.Count(result.States));
        if (results.Any(result => result.PublishedStates is not null))
            yield return Row("states, published", result => result.PublishedStates is { } published ? Figures.Count(published) : "-");
        yield return Row($"visits a {state}, mean", result => Figures.Number(result.VisitsPerState, 1));
        yield return Row($"visits a {state}, median", result => Figures.Number(result.MedianVisitsPerState, 1));
        yield return Row($"{state}s met once at most", result => Figures.Share(result.ShareMetOnce));
        yield return Row("steps an episode, training", result => Figures.Number(result.TrainingSteps, 1));
        yield return Row("steps an episode, test", result => Figures.Number(result.Trained.MeanActions, 1));
        if (withTimes)
            yield return Row("training", result => Figures.Duration(result.TrainingSeconds));
        yield return Row("first states known on test", result => Figures.Share(result.FirstStateCoverage));
        yield return Row("decisions known on test", result => Figures.Share(result.Coverage));
        yield return Row("trained", result => Figures.Percent(result.Trained.Rate));
        yield return Row("  95 % interval", result => Figures.PercentRange(result.Trained.Low, result.Trained.High));
        yield return Row("random", result => Figures.Percent(result.Random.Rate));
        yield return Row("  95 % interval", result => Figures.PercentRange(result.Random.Low, result.Random.High));
        yield return Row("best constant sales action", result => Figures.Percent(result.BestConstant.Rate));
        yield return Row("  95 % interval", result => Figures.PercentRange(result.BestConstant.Low, result.BestConstant.High));
        yield return Row("trained − random, points", result => Figures.SignedPoints(result.TrainedMinusRandom.Difference));
        yield return Row("  95 % interval", result => Figures.PointsRange(result.TrainedMinusRandom.Low, result.TrainedMinusRandom.High));
        yield return Row("  p-value", result => Figures.PValue(result.TrainedMinusRandom.PValue));

        string[] Row(string what, Func<FeatureSelectionResult, string> cell) => [what, .. results.Select(cell)];
    }

    public static IEnumerable<string> Sentences(IReadOnlyList<FeatureSelectionResult> results)
    {
        FeatureSelectionResult plain = results.First(result => result.Variant == FeatureSelectionComparison.Plain);
        foreach (FeatureSelectionResult result in results.Where(result => result != plain))
        {
            yield return $"{Wording.Capitalized(Name(result))}: {(result.Learner == "table" ? StatesOf(result, plain) : FeaturesOf(result))} "
                + $"It wins {Figures.Percent(result.Trained.Rate)} ({Figures.PercentRange(result.Trained.Low, result.Trained.High)}), the random policy in the same environment "
                + $"{Figures.Percent(result.Random.Rate)} ({Figures.PercentRange(result.Random.Low, result.Random.High)}), the best constant sales action {Figures.Percent(result.BestConstant.Rate)}.";
        }

        yield return "Nothing in the task pays for finding good features: switching one on or off always costs, and to a sales action an active feature only adds "
            + "its price, except for the flag without which the log does not answer that action.";
        yield return $"In training no episode is cut off but by the task's own rule: from step {FeatureSelectionEnvironment.StepLimit} on every switch ends one, and some try always is one. "
            + $"On test an episode is cut off after {Figures.Count(FeatureSelectionComparison.TestStepLimit)} steps: as programmed, a greedy policy may take sales actions for ever. "
            + $"The published {Figures.Count(PublishedFigures.FeatureSelectionStates)} states are of a form with one feature more, and of the program's reward. One training seed stands behind each column.";
    }

    private static string StatesOf(FeatureSelectionResult result, FeatureSelectionResult plain) =>
        $"the switches are part of the state, so that {Figures.Count(result.Episodes, "episode")} meet "
        + $"{Figures.Count(result.States)} states, {Figures.Number(result.States / (double)plain.States, 1)} times the plain {Figures.Count(plain.States)}; "
        + $"half of them have {Figures.Number(result.MedianVisitsPerState, 1)} visits or fewer (plain: {Figures.Number(plain.MedianVisitsPerState, 1)}), "
        + $"spread over {result.Actions} actions instead of {plain.Actions}. "
        + $"On test {Figures.Share(result.Coverage)} of the decisions rest on a state that training had updated; the others are random.";

    private static string FeaturesOf(FeatureSelectionResult result) =>
        $"{Figures.Count(result.States)} features, a weight for each of {result.Actions} actions, stand for all states; half of them have "
        + $"{Figures.Number(result.MedianVisitsPerState, 1)} visits or more, so that on test {Figures.Share(result.Coverage)} of the decisions rest on features that training met, all of them.";

    private static string Name(FeatureSelectionResult result) => result.Variant.Replace('-', ' ');
}
