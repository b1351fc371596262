namespace TabularRl.Agents.NStep;

/// <summary>Whose values a <see cref="TreeBackupAgent"/> learns: the target policy π.</summary>
public enum TreeBackupTarget
{
    /// <summary>The greedy policy's, whatever the agent explores. Off-policy; with n = 1 it is Q-learning.</summary>
    Greedy,

    /// <summary>Those of the agent's own exploration policy. On-policy; with n = 1 it is Expected SARSA.</summary>
    Exploration,
}
