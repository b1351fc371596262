namespace TabularRl.Discretization;

/// <summary>A feature rounded to a number of decimals, half to even. Made by <see cref="FeatureDiscretizer.Rounding"/>.</summary>
public sealed class RoundedFeature : FeatureDiscretizer
{
    internal const int Code = 3;

    private readonly double _scale;

    internal RoundedFeature(int decimals)
        : base(null, [decimals])
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, RoundingOptions.MaxDecimals);
        Decimals = decimals;
        _scale = Math.Pow(10, decimals);
    }

    /// <summary>The decimals that are kept.</summary>
    public int Decimals { get; }

    internal override int KindCode => Code;

    internal override bool TryGetCell(double value, out int cell)
    {
        double rounded = Math.Round(value * _scale);
        cell = (int)rounded;
        return cell == rounded;
    }
}
