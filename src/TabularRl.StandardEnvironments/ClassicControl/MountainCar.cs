using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.ClassicControl;

/// <summary>
/// Gymnasium's <c>MountainCar-v0</c>, the mountain car of Moore (1990): a car too weak for the slope ahead gets up by rocking back and forth.
/// Actions: 0 accelerate to the left, 1 not at all, 2 to the right. State and observation: position x and velocity v. A step costs 1; the
/// episode ends at x ≥ 0.5. It starts at rest with x uniformly from [−0.6, −0.4).
/// </summary>
/// <remarks>
/// <code>
/// v ← clip(v + 0.001·(a − 1) − 0.0025·cos 3x, ±0.07);  x ← clip(x + v, −1.2, 0.6);  at x = −1.2 a car that moves left stops
/// </code>
/// <para>Within 200 steps accelerating the way that the car moves earns −119.6 on average, and the uniformly random policy −200: it never gets up.</para>
/// </remarks>
public sealed class MountainCar : ControlEnvironment, IGoalEnvironment
{
    /// <summary>The steps after which Gymnasium truncates an episode, 200; no limit is built in.</summary>
    public const int StepLimit = 200;

    private const double MinPosition = -1.2, MaxPosition = 0.6, GoalPosition = 0.5;
    private const double MaxSpeed = 0.07;
    private const double Force = 0.001;
    private const double Gravity = 0.0025;

    /// <summary>Creates an environment.</summary>
    /// <param name="seed">The seed of the generator until a reset brings another; default 0.</param>
    public MountainCar(ulong seed = 0)
        : base(2, 2, 3, seed)
    {
    }

    /// <summary>Whether the car of the running or last episode has got up.</summary>
    public bool IsGoalReached => LastStep.Terminated;

    private protected override void Begin(int start)
    {
        State[0] = Random.NextUniform(-0.6, -0.4);
        State[1] = 0;
    }

    private protected override (double Low, double High) GetBounds(int index) => index == 0 ? (MinPosition, MaxPosition) : (-MaxSpeed, MaxSpeed);

    private protected override StepResult Advance(int action)
    {
        double position = State[0];
        double velocity = State[1] + ((action - 1) * Force - Math.Cos(3 * position) * Gravity);
        velocity = Math.Clamp(velocity, -MaxSpeed, MaxSpeed);
        position = Math.Clamp(position + velocity, MinPosition, MaxPosition);

        // The wall takes the speed away; leaving it needs none.
        if (position == MinPosition && velocity < 0)
            velocity = 0;
        State[0] = position;
        State[1] = velocity;
        return new StepResult(-1, position >= GoalPosition && velocity >= 0, false);
    }

    private protected override string Draw()
    {
        char[] slope = DrawLine(GoalPosition, MinPosition, MaxPosition, '!');
        slope[Array.IndexOf(DrawLine(State[0], MinPosition, MaxPosition, '#'), '#')] = '#';
        return $"{new string(slope)}\n{Describe("x", "v")}";
    }
}
