using System.Globalization;
using TabularRl.Exploration.Schedules;

namespace CrmExperiment.Pipeline;

/// <summary>One setting of the published grid: a constant α, γ, and the factor by which ε falls an episode.</summary>
internal sealed record GridPoint(double LearningRate, double DiscountFactor, double EpsilonDecay)
{
    public static GridPoint Published { get; } = new(0.1, 0.95, 0.995);

    public LearningSettings ToSettings() => new(Schedule.Constant(LearningRate), DiscountFactor, EpsilonDecay);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"α {LearningRate}, γ {DiscountFactor}, ε × {EpsilonDecay}");
}
