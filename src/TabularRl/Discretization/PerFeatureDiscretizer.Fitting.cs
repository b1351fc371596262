namespace TabularRl.Discretization;

public sealed partial class PerFeatureDiscretizer
{
    /// <summary>Bins of equal width between the bounds of each feature.</summary>
    /// <param name="low">The lower bounds, one a feature; finite.</param>
    /// <param name="high">The upper bounds; finite and above the lower ones.</param>
    /// <param name="binCount">The number of bins of each feature, 1 to 1,048,576.</param>
    /// <param name="featureNames">The features' names, or null if they have none.</param>
    /// <returns>The discretizer.</returns>
    /// <exception cref="ArgumentException">The bounds differ in number, or those of a feature are not finite and ascending; the message names it.</exception>
    public static PerFeatureDiscretizer EqualWidth(ReadOnlySpan<double> low, ReadOnlySpan<double> high, int binCount, IEnumerable<string>? featureNames = null)
    {
        CheckBounds(low, high, low.Length);
        double[] lows = low.ToArray(), highs = high.ToArray();
        string[] names = [.. featureNames ?? []];
        return new PerFeatureDiscretizer(
            [.. lows.Select((_, i) => Named(DiscretizerDescription.NameOf(names, i), () => FeatureDiscretizer.EqualWidth(lows[i], highs[i], binCount)))], names);
    }

    /// <summary>Bins of equal width between the finite bounds of each feature, and where a bound is infinite the least or greatest finite value of a sample.</summary>
    /// <param name="sample">The observations.</param>
    /// <param name="binCount">The number of bins of each feature, 1 to 1,048,576.</param>
    /// <param name="low">The lower bounds, one a feature, or empty for none.</param>
    /// <param name="high">The upper bounds, one a feature, or empty for none.</param>
    /// <returns>The discretizer.</returns>
    /// <exception cref="ArgumentException">The bounds are not as many as the features, or the bins of a feature cannot be made; the message names it.</exception>
    public static PerFeatureDiscretizer FitEqualWidth(ObservationSample sample, int binCount, ReadOnlySpan<double> low = default, ReadOnlySpan<double> high = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (low.IsEmpty && high.IsEmpty)
            return Fit(sample, (_, values) => FeatureDiscretizer.FitEqualWidth(values, binCount));
        CheckBounds(low, high, sample.ObservationSize);
        double[] lows = low.ToArray(), highs = high.ToArray();
        return Fit(sample, (feature, values) => FeatureDiscretizer.FitEqualWidth(values, binCount, lows[feature], highs[feature]));
    }

    /// <summary>Bins with equally many observations of a sample each, feature by feature: <see cref="FeatureDiscretizer.FitQuantiles"/>.</summary>
    /// <param name="sample">The observations.</param>
    /// <param name="binCount">The number of bins of each feature that is wished for, 1 to 1,048,576; ties make fewer.</param>
    /// <returns>The discretizer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="binCount"/> is out of its range.</exception>
    public static PerFeatureDiscretizer FitQuantiles(ObservationSample sample, int binCount) =>
        Fit(sample, (_, values) => FeatureDiscretizer.FitQuantiles(values, binCount));

    /// <summary>Bins that tell labels apart, feature by feature: <see cref="FeatureDiscretizer.FitInformationGain"/>. What tells nothing gets a single bin, and so is left out.</summary>
    /// <param name="sample">The observations.</param>
    /// <param name="labels">A label an observation.</param>
    /// <param name="maxBinCount">The most bins of a feature, 1 to 1,048,576; default no limit but that.</param>
    /// <returns>The discretizer.</returns>
    /// <exception cref="ArgumentException">There are not as many labels as observations.</exception>
    public static PerFeatureDiscretizer FitInformationGain(ObservationSample sample, ReadOnlySpan<int> labels, int maxBinCount = BinEdges.MaxBinCount)
    {
        int[] copy = labels.ToArray();
        return Fit(sample, (_, values) => FeatureDiscretizer.FitInformationGain(values, copy, maxBinCount));
    }

    /// <summary>A part a feature, each fitted in its own way to the values of a sample.</summary>
    /// <param name="sample">The observations.</param>
    /// <param name="fit">Gives a feature's part from its position and its values, in the order of the observations.</param>
    /// <returns>The discretizer, with the sample's names.</returns>
    /// <exception cref="ArgumentException">The sample is empty, or a part cannot be made; the message names the feature.</exception>
    public static PerFeatureDiscretizer Fit(ObservationSample sample, Func<int, double[], FeatureDiscretizer> fit)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(fit);
        if (sample.Count == 0)
            throw new ArgumentException("There is no observation to fit to; add some that a policy meets.", nameof(sample));
        var features = new FeatureDiscretizer[sample.ObservationSize];
        for (int i = 0; i < features.Length; i++)
        {
            int feature = i;
            features[i] = Named(sample.NameOf(i), () => fit(feature, sample.GetFeature(feature)));
        }

        return new PerFeatureDiscretizer(features, sample.FeatureNames);
    }

    private static FeatureDiscretizer Named(string name, Func<FeatureDiscretizer> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e) when (e is not ArgumentOutOfRangeException)
        {
            throw new ArgumentException($"Of {name}: {e.Message}", e);
        }
    }

    private static void CheckBounds(ReadOnlySpan<double> low, ReadOnlySpan<double> high, int featureCount)
    {
        if (low.Length != featureCount || high.Length != featureCount)
            throw new ArgumentException($"There are {low.Length} lower and {high.Length} upper bounds; each of the {featureCount} features needs both.", nameof(high));
    }
}
