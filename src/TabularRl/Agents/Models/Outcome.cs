using TabularRl.Environments;

namespace TabularRl.Agents.Models;

/// <summary>One way in which an action in a state went on, and how often: a record of a <see cref="TransitionModel"/>.</summary>
internal struct Outcome
{
    /// <summary>State and action: row · actions + action.</summary>
    public int Pair;

    /// <summary>The row that followed, or −1 where the episode terminated.</summary>
    public int NextRow;

    public long Count;

    public double RewardSum;

    /// <summary>The actions that were legal in the next state when it was last met this way.</summary>
    public ActionMask NextLegalActions;

    /// <summary>The next outcome of the same pair, or −1.</summary>
    public int NextOfPair;

    /// <summary>The next outcome that leads to the same row, or −1.</summary>
    public int NextOfTarget;

    public readonly double MeanReward => RewardSum / Count;
}
