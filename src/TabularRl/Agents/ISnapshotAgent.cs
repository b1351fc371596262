namespace TabularRl.Agents;

/// <summary>An agent whose whole state can be stored between two episodes, so that learning goes on later as if it had never stopped.</summary>
public interface ISnapshotAgent : IAgent
{
    /// <summary>The agent's whole state. Shares the agent's tables: use it before the agent goes on.</summary>
    /// <returns>The snapshot.</returns>
    /// <exception cref="InvalidOperationException">An episode is running.</exception>
    AgentSnapshot CreateSnapshot();
}
