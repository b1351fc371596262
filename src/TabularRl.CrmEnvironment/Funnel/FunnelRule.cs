using System.Globalization;

namespace TabularRl.Crm;

/// <summary>
/// One row of the simulated funnel: an action, on whom it can work, what it can bring about, and how likely that is in each segment.
/// It says nothing of customers who have its effect behind them already. Immutable.
/// </summary>
public sealed class FunnelRule
{
    private readonly double[] _probabilities;

    /// <summary>Creates a row.</summary>
    /// <param name="action">The action, 0 to 5.</param>
    /// <param name="minimumStage">The stage that the customer must have reached, 0 to 5.</param>
    /// <param name="requires">The steps that he must have behind him, all of them.</param>
    /// <param name="effect">What the action can bring about.</param>
    /// <param name="probabilities">How likely a single contact is to bring it about, by segment of <see cref="CrmSegments"/>, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">Action, stage or effect is out of range.</exception>
    /// <exception cref="ArgumentException">There is not one probability for each segment, or one is not in [0, 1].</exception>
    public FunnelRule(int action, int minimumStage, CrmSteps requires, FunnelEffect effect, params ReadOnlySpan<double> probabilities)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(action);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, CrmActions.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumStage);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(minimumStage, CrmStages.Subscribed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)requires, (int)FunnelSteps.All, nameof(requires));
        ArgumentOutOfRangeException.ThrowIfNegative((int)effect, nameof(effect));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)effect, (int)FunnelEffect.Subscription, nameof(effect));
        if (probabilities.Length != CrmSegments.Count)
            throw new ArgumentException($"A rule needs one probability for each of the {CrmSegments.Count} segments; there are {probabilities.Length}.", nameof(probabilities));
        foreach (double probability in probabilities)
        {
            if (!(probability is >= 0 and <= 1))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The rule '{CrmActions.Names[action]} → {effect}' has the probability {probability}; it must be in [0, 1]."), nameof(probabilities));
        }

        Action = action;
        MinimumStage = minimumStage;
        Requires = requires;
        Effect = effect;
        _probabilities = probabilities.ToArray();
        Probabilities = Array.AsReadOnly(_probabilities);
    }

    /// <summary>The action, 0 to 5.</summary>
    public int Action { get; }

    /// <summary>The stage that the customer must have reached, 0 to 5.</summary>
    public int MinimumStage { get; }

    /// <summary>The steps that the customer must have behind him, all of them.</summary>
    public CrmSteps Requires { get; }

    /// <summary>What the action can bring about.</summary>
    public FunnelEffect Effect { get; }

    /// <summary>How likely a single contact is to bring it about, by segment.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>Whether the rule speaks of a customer in this state.</summary>
    /// <param name="state">Where the customer stands.</param>
    /// <returns>Whether he meets the rule's conditions and does not have its effect behind him.</returns>
    public bool AppliesTo(FunnelState state) =>
        state.Stage >= MinimumStage && (state.Steps & Requires) == Requires && FunnelSteps.Apply(state, Effect) != state;

    /// <summary>The same row with other probabilities.</summary>
    /// <param name="probabilities">One for each segment, in [0, 1].</param>
    /// <returns>A new row.</returns>
    /// <exception cref="ArgumentException">There is not one probability for each segment, or one is not in [0, 1].</exception>
    public FunnelRule WithProbabilities(params ReadOnlySpan<double> probabilities) => new(Action, MinimumStage, Requires, Effect, probabilities);
}
