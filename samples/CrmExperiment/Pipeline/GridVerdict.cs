using CrmExperiment.Reporting;
using CrmExperiment.Results;
using TabularRl.Training.Sweeps;

namespace CrmExperiment.Pipeline;

/// <summary>The grid in words: did γ matter as little as was said, and α and ε as much?</summary>
internal static class GridVerdict
{
    public const string NothingMattered = "No setting of the grid mattered: with each seed all configurations give the same rate.";

    private const double Significance = 0.05;

    // A parameter that explains less than this hardly matters.
    private const double Little = 0.05;

    private static readonly string[] Others = ["learningRate", "epsilonDecay"];

    public static string Of(ParameterImportance importance, SeedDifferenceResult? bestMinusPublished)
    {
        string parts = string.Join("; ", importance.Effects.Where(effect => effect.Parameters.Length == 1).Select(Describe));
        return $"{parts}. Seeds and chance explain {Figures.Share(importance.NoiseShare)}. {Compare(importance)} {OfBest(bestMinusPublished)}";
    }

    private static string Describe(ParameterEffect effect)
    {
        string matters = effect.PValue switch
        {
            null => "no noise to judge it by",
            < Significance => $"known to matter, {Figures.PValue(effect.PValue.Value)}",
            _ => $"not known to matter, {Figures.PValue(effect.PValue.Value)}",
        };
        return $"{Symbol(effect.Name)} explains {Figures.Share(effect.Share)} of the variation ({matters})";
    }

    private static string Compare(ParameterImportance importance)
    {
        if (Matters(importance["discountFactor"]))
            return "It was said that γ hardly matters; here it does matter.";
        string[] alike = [.. Others.Where(name => !Matters(importance[name])).Select(Symbol)];
        string others = alike.Length == 0 ? "α and the decay of ε do matter" : $"{string.Join(" and ", alike)} hardly {(alike.Length == 1 ? "matters" : "matter")} either";
        return $"That γ hardly matters (under {Figures.Percent(Little, 0)}) holds on this grid; {others}. Whether the task is a one-step one it does not say.";
    }

    private static string OfBest(SeedDifferenceResult? difference)
    {
        if (difference is null)
            return "The published configuration is the best of the grid.";
        string figures = $"{Figures.SignedPoints(difference.Difference)} points ({Figures.PointsRange(difference.Low, difference.High)}) on fresh seeds";
        return difference switch
        {
            { Low: > 0 } => $"The best configuration beats the published one: {figures}.",
            { High: < 0 } => $"The grid's best configuration is worse than the published one: {figures}.",
            _ => $"The best configuration is not known to beat the published one: {figures}.",
        };
    }

    private static bool Matters(ParameterEffect effect) => effect.Share >= Little && effect.PValue is < Significance;

    private static string Symbol(string parameter) => parameter switch
    {
        "learningRate" => "α",
        "discountFactor" => "γ",
        _ => "the decay of ε",
    };
}
