using TabularRl.Agents;
using TabularRl.Environments;
using TabularRl.Policies;

namespace TabularRl.Checking.AgentChecks;

/// <summary>An agent under check, in states that are whole numbers. Actions are forced by masks that allow one alone.</summary>
internal sealed class AgentSubject(IAgent agent, CheckLog log)
{
    public const int ActionCount = 3;

    private readonly double[] _observation = new double[1];

    public IAgent Agent => agent;

    /// <summary>The mask that allows some actions alone.</summary>
    public static ActionMask Only(params ReadOnlySpan<int> actions)
    {
        Span<bool> legal = stackalloc bool[ActionCount];
        legal.Clear();
        foreach (int action in actions)
            legal[action] = true;
        return ActionMask.FromFlags(legal);
    }

    public int Begin(int state, ActionMask legal)
    {
        try
        {
            return CheckLegal(agent.BeginEpisode(Observe(state), legal), legal);
        }
        catch (Exception e)
        {
            throw new UnexpectedException("BeginEpisode", e);
        }
    }

    public int Step(double reward, int nextState, ActionMask legal)
    {
        try
        {
            return CheckLegal(agent.Step(reward, Observe(nextState), legal), legal);
        }
        catch (Exception e)
        {
            throw new UnexpectedException("Step in a running episode", e);
        }
    }

    public void End(double reward, int finalState, bool terminated, ActionMask legal = default)
    {
        try
        {
            agent.EndEpisode(reward, Observe(finalState), terminated, legal);
        }
        catch (Exception e)
        {
            throw new UnexpectedException($"EndEpisode with terminated {(terminated ? "true" : "false")}", e);
        }
    }

    /// <summary>Plays an episode of forced actions: state, action, reward, state, … to a final state in which action 0 would be the only legal one.</summary>
    public void Play(int finalState, bool terminated, params ReadOnlySpan<(int State, int Action, double Reward)> steps)
    {
        Begin(steps[0].State, Only(steps[0].Action));
        for (int i = 1; i < steps.Length; i++)
            Step(steps[i - 1].Reward, steps[i].State, Only(steps[i].Action));
        End(steps[^1].Reward, finalState, terminated, Only(0));
    }

    /// <summary>Plays the same episode many times.</summary>
    public void Teach(int count, int finalState, bool terminated, params ReadOnlySpan<(int State, int Action, double Reward)> steps)
    {
        for (int i = 0; i < count; i++)
            Play(finalState, terminated, steps);
    }

    /// <summary>An action value, read from the frozen policy, which every agent has.</summary>
    public double Value(int state, int action = 0)
    {
        Span<double> values = stackalloc double[ActionCount];
        Read(agent.Freeze(TieBreaking.Lowest), state, values);
        return values[action];
    }

    /// <summary>The values of all actions in the states 0 … <paramref name="stateCount"/> − 1.</summary>
    public double[] Values(int stateCount)
    {
        IActionValuePolicy policy = agent.Freeze(TieBreaking.Lowest);
        var values = new double[stateCount * ActionCount];
        for (int state = 0; state < stateCount; state++)
            Read(policy, state, values.AsSpan(state * ActionCount, ActionCount));
        return values;
    }

    private static void Read(IActionValuePolicy policy, int state, Span<double> values) => policy.TryGetActionValues([state], values);

    private double[] Observe(int state)
    {
        _observation[0] = state;
        return _observation;
    }

    private int CheckLegal(int action, ActionMask legal)
    {
        if ((uint)action < ActionCount && legal.IsLegal(action))
            return action;
        log.Error(
            AgentCheckCodes.IllegalActionChosen,
            $"The agent chose action {action} where {string.Join(", ", Enumerable.Range(0, ActionCount).Where(legal.IsLegal))} were legal.",
            "Let exploration and the greedy choice look at the mask, and turn an index among the legal actions back into an action; little else was checked.");
        return Math.Clamp(action, 0, ActionCount - 1);
    }
}
