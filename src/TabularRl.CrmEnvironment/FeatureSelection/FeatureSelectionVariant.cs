namespace TabularRl.Crm;

/// <summary>The two forms of the published feature selection, whose document and program differ.</summary>
public enum FeatureSelectionVariant
{
    /// <summary>As documented: a feature that is switched off reads 0, and a sales action ends the episode.</summary>
    AsDocumented,

    /// <summary>As programmed: switched-off features stay visible, and a sales action ends the episode only if it subscribes the customer, so that episodes run on until a toggle meets the limit.</summary>
    AsProgrammed,
}
