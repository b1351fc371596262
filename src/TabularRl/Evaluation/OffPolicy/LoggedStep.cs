using TabularRl.Environments;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>One decision of a log: what was seen, done and earned, and how likely the action was under the behavior policy, which made the log.</summary>
/// <remarks>A view into <see cref="LoggedEpisodes"/>, valid as long as it.</remarks>
public readonly ref struct LoggedStep
{
    internal LoggedStep(
        ReadOnlySpan<double> observation, int action, double reward, double propensity, bool terminated, bool truncated, ActionMask legalActions)
    {
        Observation = observation;
        Action = action;
        Reward = reward;
        Propensity = propensity;
        Terminated = terminated;
        Truncated = truncated;
        LegalActions = legalActions;
    }

    /// <summary>The observation on which the action was chosen.</summary>
    public ReadOnlySpan<double> Observation { get; }

    /// <summary>The action taken, from 0.</summary>
    public int Action { get; }

    /// <summary>The reward R of the step.</summary>
    public double Reward { get; }

    /// <summary>The probability, in (0, 1], with which the behavior policy took <see cref="Action"/> on this observation.</summary>
    public double Propensity { get; }

    /// <summary>Whether the process ended with this step.</summary>
    public bool Terminated { get; }

    /// <summary>Whether the record stops here although the process went on.</summary>
    public bool Truncated { get; }

    /// <summary>The actions that were legal.</summary>
    public ActionMask LegalActions { get; }
}
