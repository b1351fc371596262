namespace CrmExperiment.Results;

/// <summary>The correlation of a number given to the bootcamps, <c>number</c> or <c>index</c>, with their conversion rate in the training split.</summary>
internal sealed record EncodingCorrelationResult(
    string By, int Bootcamps, double Pearson, double PearsonPValue, double Spearman, double SpearmanPValue);
