namespace TabularRl.Evaluation.Studies;

/// <summary>What a paired difference says.</summary>
public enum DifferenceVerdict
{
    /// <summary>Better, and chance does not explain it.</summary>
    Better,

    /// <summary>Worse, and chance does not explain it.</summary>
    Worse,

    /// <summary>No difference at all, on any unit.</summary>
    Equal,

    /// <summary>Chance may explain the difference.</summary>
    Undecided,
}
