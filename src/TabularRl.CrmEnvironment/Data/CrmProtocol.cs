namespace TabularRl.Crm;

/// <summary>The two ways in which the experiment can be run; every figure says which one it comes from.</summary>
public enum CrmProtocol
{
    /// <summary>As it was published: countries numbered for each split apart, and what the log knew on the day of the export visible from the start. For checking the published figures only.</summary>
    Published,

    /// <summary>As a decision would be made in service: encoders fitted on the training split, and only what the agent's own actions have brought about becomes visible. The honest default.</summary>
    Prospective,
}
