using CrmExperiment.Results;
using TabularRl.Crm;

namespace CrmExperiment.Pipeline;

/// <summary>The answer for one customer of a workbook.</summary>
/// <param name="Lead">The customer.</param>
/// <param name="IsAsLogged">Whether the policy sees just the steps that are logged, none added and none left out.</param>
/// <param name="Explanation">Why he gets his action.</param>
internal sealed record CustomerExplanation(CrmLead Lead, bool IsAsLogged, ExplanationResult Explanation);
