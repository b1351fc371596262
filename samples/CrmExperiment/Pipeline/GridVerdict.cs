using System.Globalization;
using CrmExperiment.Results;

namespace CrmExperiment.Pipeline;

/// <summary>The grid in words: what each setting did over its range, and what that says of two claims that were published without a test.</summary>
internal static class GridVerdict
{
    public static string Of(GridResult grid, bool differs)
    {
        string oneStep = OneStep(grid.OneStep);
        if (!differs)
            return $"No setting of the grid mattered: with each seed all configurations give the same rate. So nothing can be said of γ here. {oneStep}";
        string ranges = string.Join("; ", grid.Ranges.Select(range => Describe(range, grid.Importance.First(effect => effect.Parameter == range.Parameter))));
        return $"Over the grid, {ranges}. Seeds and chance explain {Figures.Share(grid.NoiseShare)} of the variation. {OfDiscountFactor(grid)} {oneStep} {OfBest(grid.BestMinusPublished)}";
    }

    private static string Describe(RangeResult range, ImportanceResult effect) =>
        $"{Symbol(range.Parameter)} from {Value(range.From)} to {Value(range.To)} changes the rate by {Points(range.Difference, range.Low, range.High)}, "
        + $"and explains {Figures.Share(effect.Share)} of the variation (F-test over its values: {(effect.PValue is { } p ? Figures.PValue(p) : "no noise to judge it by")})";

    private static string OfDiscountFactor(GridResult grid)
    {
        RangeResult range = grid.Ranges.First(range => range.Parameter == "discountFactor");
        MeanResult beyond = grid.LearningRateBeyondDiscountFactor;
        string known = range is { Low: > 0 } or { High: < 0 }
            ? "over this range it does something"
            : "over this range it is not known to do anything, but whatever its interval holds is not excluded";
        string compared = beyond switch
        {
            { Low: > 0 } => $"α moves the rate further, by {Points(beyond)}",
            { High: < 0 } => $"α moves the rate less far, by {Points(beyond)}",
            _ => $"whether α moves the rate further is undecided, {Points(beyond)}",
        };
        return $"“γ hardly matters”: {known}; {compared}. Of values outside the range, and of other tasks, the grid says nothing; intervals and p-values are not corrected for being several.";
    }

    private static string OneStep(OneStepResult oneStep)
    {
        SeedDifferenceResult difference = oneStep.MinusPublished;
        string outcome = difference switch
        {
            { High: < 0 } or { Low: > 0 } => "so it is no one-step task",
            { Difference: 0, Low: 0, High: 0 } => "which is nothing, so that this experiment cannot tell",
            _ => "which decides nothing",
        };
        return $"“A one-step task”: an episode of the published experiment takes {Figures.Number(oneStep.TrainingSteps, 1)} steps in training (published: {Figures.Number(PublishedFigures.TrainingSteps, 1)}). "
            + $"Looking one step ahead only, with γ = 0 in place of {Value(oneStep.Published.DiscountFactor)}, changes the rate by {Points(difference.Difference, difference.Low, difference.High)} on the same fresh seeds, "
            + $"{Figures.Percent(oneStep.Row.Rate)} in place of {Figures.Percent(oneStep.Published.Rate)}: {outcome}.";
    }

    private static string OfBest(SeedDifferenceResult? difference)
    {
        if (difference is null)
            return "The published configuration is the best of the grid.";
        string figures = $"{Points(difference.Difference, difference.Low, difference.High)} on fresh seeds";
        return difference switch
        {
            { Low: > 0 } => $"The best configuration beats the published one: {figures}.",
            { High: < 0 } => $"The grid's best configuration is worse than the published one: {figures}.",
            _ => $"The best configuration is not known to beat the published one: {figures}.",
        };
    }

    private static string Points(MeanResult mean) => Points(mean.Mean, mean.Low, mean.High);

    private static string Points(double difference, double low, double high) => $"{Figures.SignedPoints(difference)} points ({Figures.PointsRange(low, high)})";

    private static string Value(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Symbol(string parameter) => parameter switch
    {
        "learningRate" => "α",
        "discountFactor" => "γ",
        _ => "the decay of ε",
    };
}
