namespace CrmExperiment.Results;

/// <summary>How the encoding of the bootcamp changes the published experiment, and whether the bootcamps' numbers have an order worth encoding.</summary>
internal sealed record EncodingsResult
{
    /// <summary>How many training seeds stand behind every mean; each encoding was trained with the same ones.</summary>
    public required int Seeds { get; init; }

    public required IReadOnlyList<EncodingResult> Rows { get; init; }

    /// <summary>Empty where the training split has too few bootcamps, or all of one rate.</summary>
    public required IReadOnlyList<EncodingCorrelationResult> Correlations { get; init; }
}
