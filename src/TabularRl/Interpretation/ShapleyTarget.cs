namespace TabularRl.Interpretation;

/// <summary>What the features' Shapley values share out.</summary>
public enum ShapleyTarget
{
    /// <summary>The action's value less that of the best other legal action: why this action and not another.</summary>
    Advantage,

    /// <summary>The action's value Q(s, a): why so much is expected.</summary>
    ActionValue,
}
