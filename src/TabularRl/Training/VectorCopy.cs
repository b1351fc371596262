using TabularRl.Environments;

namespace TabularRl.Training;

/// <summary>One of the environments that are stepped together, and where its episode stands.</summary>
internal struct VectorCopy<TEnvironment>
    where TEnvironment : struct, IEnvironment
{
    public TEnvironment Environment;
    public IMaskedEnvironment? Masked;
    public IGoalEnvironment? Goal;

    /// <summary>Which one it is, from 0; where its observation lies.</summary>
    public int Number;

    public long EpisodeIndex;
    public double Return;
    public int StepCount;

    /// <summary>The row and action whose reward is still to come.</summary>
    public int Row;
    public int Action;

    // What the last step brought.
    public double Reward;
    public bool IsDone;
    public bool Terminated;
    public bool Truncated;
    public bool IsGoalReached;
    public ActionMask FinalLegalActions;

    /// <summary>Whether there is a state to go on in: the next one of the episode, or the first of another.</summary>
    public bool GoesOn;
    public long NextEpisodeIndex;
    public ActionMask LegalActions;

    public readonly ActionMask ReadLegalActions() => Masked is null ? ActionMask.All : Masked.LegalActions;

    public readonly EpisodeRecord ToRecord() => new(EpisodeIndex, Return, StepCount, Terminated, Truncated, IsGoalReached);
}
