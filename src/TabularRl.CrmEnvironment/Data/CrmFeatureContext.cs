namespace TabularRl.Crm;

/// <summary>What a feature may know beside the customer: what was fitted on the training split, and, under the published protocol only, the split's own numbering and latest day.</summary>
public sealed class CrmFeatureContext
{
}
