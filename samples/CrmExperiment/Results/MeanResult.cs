namespace CrmExperiment.Results;

/// <summary>A mean over training seeds and its interval.</summary>
internal sealed record MeanResult(double Mean, double Low, double High);
