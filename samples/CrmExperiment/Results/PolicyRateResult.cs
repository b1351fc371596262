namespace CrmExperiment.Results;

/// <summary>A baseline's subscription rate on the test customers and its interval over customers.</summary>
internal sealed record PolicyRateResult(string Name, double Rate, double Low, double High);
