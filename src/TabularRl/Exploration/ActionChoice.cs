using TabularRl.Environments;

namespace TabularRl.Exploration;

/// <summary>What an exploration policy chooses from: the row of a state, and the policy's own parameter at this moment.</summary>
public readonly ref struct ActionChoice
{
    /// <summary>Creates a choice.</summary>
    /// <param name="values">The action values of the state, one an action.</param>
    /// <param name="visits">How often each action of the state was updated, one an action, or empty if that is not known.</param>
    /// <param name="legalActions">The legal actions.</param>
    /// <param name="parameter">The value of the policy's schedule: ε, τ, ….</param>
    public ActionChoice(ReadOnlySpan<double> values, ReadOnlySpan<uint> visits, ActionMask legalActions, double parameter)
    {
        Values = values;
        Visits = visits;
        LegalActions = legalActions;
        Parameter = parameter;
    }

    /// <summary>The action values of the state.</summary>
    public ReadOnlySpan<double> Values { get; }

    /// <summary>How often each action of the state was updated, or empty.</summary>
    public ReadOnlySpan<uint> Visits { get; }

    /// <summary>The legal actions; at least one.</summary>
    public ActionMask LegalActions { get; }

    /// <summary>The value of the policy's schedule at this moment.</summary>
    public double Parameter { get; }
}
