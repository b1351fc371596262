namespace TabularRl.Crm;

/// <summary>
/// The customers parted by time, with their features under one protocol: what an environment is played on. Encoders and statistics come
/// from the training split alone, but for the published protocol's numbering and latest day, which are each split's own. Immutable and
/// thread-safe.
/// </summary>
public sealed class CrmDataset
{
    private readonly CrmFeatureContext[] _contexts;

    private CrmDataset(
        FittedCrmFeatures fitted,
        CrmSplit[] splits,
        CrmFeatureContext[] contexts,
        CrmWorkbook? source,
        IReadOnlyList<CrmRepair> repairs)
    {
        _contexts = contexts;
        Fitted = fitted;
        Splits = Array.AsReadOnly(splits);
        Repairs = repairs;
        SourceName = source?.SourceName;
        Sha256 = source?.Sha256;
    }

    /// <summary>The protocol under which the features were computed.</summary>
    public CrmProtocol Protocol => Fitted.Protocol;

    /// <summary>The features' definitions, in the order of their values.</summary>
    public IReadOnlyList<CrmFeature> Features => Fitted.Features;

    /// <summary>The three splits in the order of time.</summary>
    public IReadOnlyList<CrmSplit> Splits { get; }

    /// <summary>The earliest 70 % of the customers, named <c>train</c>.</summary>
    public CrmSplit Train => Splits[0];

    /// <summary>The next 15 %, named <c>val</c>.</summary>
    public CrmSplit Validation => Splits[1];

    /// <summary>The latest 15 %, named <c>test</c>.</summary>
    public CrmSplit Test => Splits[2];

    /// <summary>Subscribers by country and bootcamp in the training split.</summary>
    public HistoricalStatistics Statistics => Fitted.Statistics;

    /// <summary>What was fitted on the training split, to be stored with what is trained on it and used on new customers.</summary>
    public FittedCrmFeatures Fitted { get; }

    /// <summary>What was repaired in the workbook; empty if the data set was made from customers.</summary>
    public IReadOnlyList<CrmRepair> Repairs { get; }

    /// <summary>The workbook's name without its folder, or null if the data set was made from customers.</summary>
    public string? SourceName { get; }

    /// <summary>The SHA-256 of the workbook's bytes in lower-case hexadecimal, or null if the data set was made from customers.</summary>
    public string? Sha256 { get; }

    /// <summary>Reads, cleans and splits a workbook and computes the features.</summary>
    /// <param name="path">The .xlsx or .csv file.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="features">The features; the protocol's own (<see cref="CrmFeatureSets.DefaultFor"/>) if null.</param>
    /// <param name="options">The options; the defaults if null.</param>
    /// <returns>The data set.</returns>
    /// <exception cref="CrmDataException">The workbook cannot be used; see <see cref="CrmWorkbook.Read"/>.</exception>
    /// <exception cref="ArgumentException">A feature or the protocol is wrong; see <see cref="Create"/>.</exception>
    public static CrmDataset Load(string path, CrmProtocol protocol, IReadOnlyList<CrmFeature>? features = null, CrmDatasetOptions? options = null) =>
        From(CrmWorkbook.Read(path), protocol, features, options);

    /// <summary>Cleans and splits a workbook and computes the features. A workbook that was read once serves both protocols.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="features">The features; the protocol's own (<see cref="CrmFeatureSets.DefaultFor"/>) if null.</param>
    /// <param name="options">The options; the defaults if null.</param>
    /// <returns>The data set.</returns>
    /// <exception cref="ArgumentException">A feature or the protocol is wrong; see <see cref="Create"/>.</exception>
    public static CrmDataset From(CrmWorkbook workbook, CrmProtocol protocol, IReadOnlyList<CrmFeature>? features = null, CrmDatasetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        CrmCleanedData data = workbook.Clean(protocol, options?.Cleaning);
        return Build(data.Leads, protocol, features, options, workbook, data.Repairs);
    }

    /// <summary>Splits customers and computes their features.</summary>
    /// <param name="leads">The customers, cleaned under the same protocol; any number, in any order, but the order decides ties.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="features">The features, at least one, named uniquely; the protocol's own (<see cref="CrmFeatureSets.DefaultFor"/>) if
    /// null.</param>
    /// <param name="options">The options; the defaults if null.</param>
    /// <returns>The data set.</returns>
    /// <exception cref="ArgumentException">Two customers share an ID, there is no feature, two features share a name, or a feature is not
    /// finite for some customer.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="protocol"/> is no protocol.</exception>
    public static CrmDataset Create(IReadOnlyList<CrmLead> leads, CrmProtocol protocol, IReadOnlyList<CrmFeature>? features = null, CrmDatasetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(leads);
        return Build(leads, protocol, features, options, source: null, repairs: []);
    }

    /// <summary>What the features of a split were computed with; null if the split is not of this data set.</summary>
    internal CrmFeatureContext? FindContext(CrmSplit split)
    {
        for (int i = 0; i < Splits.Count; i++)
        {
            if (ReferenceEquals(Splits[i], split))
                return _contexts[i];
        }

        return null;
    }

    private static CrmDataset Build(
        IReadOnlyList<CrmLead> leads,
        CrmProtocol protocol,
        IReadOnlyList<CrmFeature>? features,
        CrmDatasetOptions? options,
        CrmWorkbook? source,
        IReadOnlyList<CrmRepair> repairs)
    {
        if (!Enum.IsDefined(protocol))
            throw new ArgumentOutOfRangeException(nameof(protocol), protocol, "There is no such protocol.");

        options ??= new CrmDatasetOptions();
        var ownFeatures = Array.AsReadOnly<CrmFeature>([.. features ?? CrmFeatureSets.DefaultFor(protocol)]);
        SplitFeatures.CheckFeatures(ownFeatures);
        SplitFeatures.CheckIds(leads);
        TemporalSplit split = TemporalSplit.Create(leads);
        CrmFeatureContext[] contexts = FeatureFitting.Fit(split, protocol, options);
        CrmSplit[] splits =
        [
            SplitFeatures.Compute("train", split.Train, ownFeatures, contexts[0]),
            SplitFeatures.Compute("val", split.Validation, ownFeatures, contexts[1]),
            SplitFeatures.Compute("test", split.Test, ownFeatures, contexts[2]),
        ];
        return new CrmDataset(new FittedCrmFeatures(contexts[0], ownFeatures, options), splits, contexts, source, repairs);
    }
}
