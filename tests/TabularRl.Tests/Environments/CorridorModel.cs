using TabularRl.Environments;

namespace TabularRl.Tests.Environments;

/// <summary>The exact model of a <see cref="CorridorEnvironment"/>; in the goal, where nothing happens any more, every action stays for nothing.</summary>
internal class CorridorModel(double slip) : IFiniteModel
{
    private static readonly ActionMask[] Masks = [ActionMask.FromFlags([false, true, true]), .. Enumerable.Repeat(ActionMask.All, CorridorEnvironment.Goal)];

    private readonly ModelTransition[] _transitions =
    [
        .. from state in Enumerable.Range(0, 5)
           from action in Enumerable.Range(0, 3)
           from slips in new[] { false, true }
           select Outcome(state, Target(state, action, slips), slips ? slip : 1 - slip),
    ];

    public virtual int StateCount => 5;

    public virtual int ActionCount => 3;

    public static int Target(int cell, int action, bool slips)
    {
        int move = action == 2 ? 0 : (action == 1) ^ slips ? 1 : -1;
        return Math.Max(0, cell + move);
    }

    public virtual ReadOnlySpan<ModelTransition> GetTransitions(int state, int action)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, 5u, nameof(state));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)action, 3u, nameof(action));
        return _transitions.AsSpan(2 * (3 * state + action), 2);
    }

    public virtual ActionMask GetLegalActions(int state)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, 5u, nameof(state));
        return Masks[state];
    }

    private static ModelTransition Outcome(int state, int next, double probability) => state == CorridorEnvironment.Goal
        ? new ModelTransition(probability, state, 0, true)
        : new ModelTransition(probability, next, next == CorridorEnvironment.Goal ? 10 : -1, next == CorridorEnvironment.Goal);
}
