using System.Collections.Immutable;
using TabularRl.Policies.BackOff;

namespace CrmExperiment.Pipeline;

/// <summary>Why a customer gets his action.</summary>
/// <param name="Recommendation">The action and what it rests on.</param>
/// <param name="PassedOver">Why each finer level did not decide, the finest first.</param>
/// <param name="Reading">What the deciding level's table says, in lines.</param>
internal sealed record CustomerExplanation(Recommendation Recommendation, ImmutableArray<BackOffReason> PassedOver, string Reading);
