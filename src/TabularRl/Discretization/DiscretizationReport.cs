using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TabularRl.Discretization;

/// <summary>What a discretizer makes of a sample: how many states of how many, and for each feature how its cells are used. Immutable.</summary>
public sealed class DiscretizationReport
{
    private DiscretizationReport(int observationCount, SampleStates states, double? maxStateCount, ImmutableArray<FeatureOccupancy> features)
    {
        ObservationCount = observationCount;
        StateCount = states.Count;
        SingleVisitStateCount = states.Counts.Count(count => count == 1);
        MaxStateCount = maxStateCount;
        Features = features;
    }

    /// <summary>The number of observations of the sample.</summary>
    public int ObservationCount { get; }

    /// <summary>The number of different states among them.</summary>
    public int StateCount { get; }

    /// <summary>The number of states that a single observation is in. Where most are such, the cells are too fine for the sample, and a table learns nothing twice.</summary>
    public int SingleVisitStateCount { get; }

    /// <summary>
    /// The number of states that there can be: the product of the features' cells, or a hash's budget; null where it is not known. Many of
    /// them may be impossible. Rounded where it is above 2⁵³.
    /// </summary>
    public double? MaxStateCount { get; }

    /// <summary>The features, in the order of the cells; empty where cells are not those of single features.</summary>
    public ImmutableArray<FeatureOccupancy> Features { get; }

    /// <summary>Reports on a sample.</summary>
    /// <param name="discretizer">The discretizer.</param>
    /// <param name="sample">The observations; at least one. Take them from a policy that is worth something: a random one may never leave the start.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">The sample is empty, has another number of features, or an observation has no cell.</exception>
    public static DiscretizationReport Of(IStateDiscretizer discretizer, ObservationSample sample)
    {
        SampleStates states = SampleStates.Of(discretizer, sample);
        var subset = discretizer as FeatureSubsetDiscretizer;
        IStateDiscretizer whole = subset?.Inner ?? discretizer;
        int[] positions = !whole.HasOneCellPerFeature ? [] : subset is null ? [.. Enumerable.Range(0, whole.CellCount)] : [.. subset.Features];
        ImmutableArray<FeatureDiscretizer> parts = whole is PerFeatureDiscretizer perFeature ? perFeature.Features : [];
        Dictionary<int, int>[] counts = CountCells(whole, sample, positions);
        ImmutableArray<FeatureOccupancy> features =
            [.. positions.Select((position, i) => Describe(whole.Description, position, parts.IsEmpty ? null : parts[position], counts[i], sample.Count))];
        return new DiscretizationReport(sample.Count, states, CountStates(discretizer, features), features);
    }

    /// <summary>The report as Markdown: a sentence, and where there are features a table of them; the same in every culture.</summary>
    /// <returns>The text, its lines ended by <c>\n</c>.</returns>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        string possible = MaxStateCount is { } max ? string.Create(CultureInfo.InvariantCulture, $" of {max:#,0}") : "";
        text.Append(CultureInfo.InvariantCulture, $"{ObservationCount:N0} observations are in {StateCount:N0}{possible} states, {SingleVisitStateCount:N0} of which hold a single one.\n");
        if (Features.IsEmpty)
            return text.ToString();
        text.Append("\n| feature | cells | occupied | lowest | highest | unknown | fullest |\n|---|---|---|---|---|---|---|\n");
        foreach (FeatureOccupancy feature in Features)
        {
            string name = feature.Name.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
            string cells = feature.CellCount?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {cells} | {feature.OccupiedCellCount:N0} | {Percent(feature.LowestShare)} | ");
            text.Append(CultureInfo.InvariantCulture, $"{Percent(feature.HighestShare)} | {Percent(feature.UnknownShare)} | {Percent(feature.LargestShare)} |\n");
        }

        return text.ToString();
    }

    private static string Percent(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{100 * known:F1} %") : "–";

    private static Dictionary<int, int>[] CountCells(IStateDiscretizer discretizer, ObservationSample sample, int[] positions)
    {
        Dictionary<int, int>[] counts = [.. positions.Select(_ => new Dictionary<int, int>())];
        var cells = new int[discretizer.CellCount];
        for (int i = 0; i < sample.Count && positions.Length > 0; i++)
        {
            discretizer.Discretize(sample[i], cells);
            for (int p = 0; p < positions.Length; p++)
            {
                int cell = cells[positions[p]];
                counts[p][cell] = counts[p].GetValueOrDefault(cell) + 1;
            }
        }

        return counts;
    }

    private static FeatureOccupancy Describe(
        DiscretizerDescription description, int position, FeatureDiscretizer? part, Dictionary<int, int> counts, int total)
    {
        string name = description.FeatureNames.IsEmpty ? description.NameOf(position) : description.FeatureNames[position];
        bool hasEnds = part is { HasOuterCells: true };
        return new FeatureOccupancy(
            name,
            counts.Count,
            part?.CellCount,
            hasEnds ? Share(0) : null,
            hasEnds ? Share(part!.CellCount!.Value - 1) : null,
            part?.UnknownCell is { } unknown ? Share(unknown) : null,
            (double)counts.Values.Max() / total);

        double Share(int cell) => (double)counts.GetValueOrDefault(cell) / total;
    }

    private static double? CountStates(IStateDiscretizer discretizer, ImmutableArray<FeatureOccupancy> features)
    {
        if (discretizer is HashingDiscretizer hashing)
            return hashing.Budget;
        if (discretizer is FeatureSubsetDiscretizer { Features.IsEmpty: true })
            return 1;
        double product = 1;
        foreach (FeatureOccupancy feature in features)
            product *= feature.CellCount ?? double.NaN;
        return features.IsEmpty || double.IsNaN(product) ? null : product;
    }
}
