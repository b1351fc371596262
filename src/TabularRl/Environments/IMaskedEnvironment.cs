namespace TabularRl.Environments;

/// <summary>An environment in which some actions are illegal in some states. Agents and policies never choose an illegal action, nor bootstrap from one.</summary>
public interface IMaskedEnvironment : IEnvironment
{
    /// <summary>The legal actions in the current state, after a reset or a step; at least one.</summary>
    ActionMask LegalActions { get; }
}
