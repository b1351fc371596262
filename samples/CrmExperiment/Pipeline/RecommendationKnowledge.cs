namespace CrmExperiment.Pipeline;

/// <summary>What a recommendation rests on.</summary>
internal enum RecommendationKnowledge
{
    /// <summary>Training met the customer's finest state.</summary>
    Known,

    /// <summary>A coarser state decided.</summary>
    BackedOff,

    /// <summary>Training never met such a customer; the action says nothing.</summary>
    Unknown,
}
