namespace TabularRl.Evaluation.Studies;

/// <summary>What a policy is in a study.</summary>
public enum PolicyRole
{
    /// <summary>One that the caller gave.</summary>
    Given,

    /// <summary>The uniformly random baseline.</summary>
    Random,

    /// <summary>A baseline that takes one action always.</summary>
    Constant,
}
