using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.ClassicControl;

/// <summary>
/// Gymnasium's <c>CartPole-v1</c>, the cart and pole of Barto, Sutton and Anderson (1983): keep a pole upright by pushing the cart that it is
/// hinged on. Actions: 0 push left, 1 push right, each with 10 N. State and observation: the cart's position x (m) and velocity (m/s),
/// the pole's angle θ from upright (rad) and its velocity (rad/s). Every step earns 1, the last one too; the episode ends when |x| exceeds 2.4
/// or |θ| exceeds 12°. Each number starts uniformly from [−0.05, 0.05).
/// </summary>
/// <remarks>
/// <para>One explicit Euler step of 0.02 s of the frictionless equations, with cart 1 kg, pole 0.1 kg, half its length 0.5 m, g 9.8 m/s²:</para>
/// <code>
/// t = (F + 0.05·θ̇²·sin θ)/1.1;  θ̈ = (g·sin θ − t·cos θ)/(0.5·(4/3 − 0.1·cos²θ/1.1));  ẍ = t − 0.05·θ̈·cos θ/1.1
/// </code>
/// <para>Within 500 steps the optimum is 500, which pushing right whenever θ + 0.5·θ̇ is positive reaches; the uniformly random policy
/// earns 22.2 on average.</para>
/// </remarks>
public sealed class CartPole : ControlEnvironment
{
    /// <summary>The steps after which Gymnasium truncates an episode, 500; no limit is built in.</summary>
    public const int StepLimit = 500;

    private const double Gravity = 9.8;
    private const double PoleMass = 0.1;
    private const double TotalMass = 1.0 + PoleMass;
    private const double HalfLength = 0.5;
    private const double PoleMoment = PoleMass * HalfLength;
    private const double Force = 10;
    private const double TimeStep = 0.02;
    private const double MaxPosition = 2.4;
    private const double MaxAngle = 12 * 2 * Math.PI / 360;
    private const double StartRange = 0.05;

    /// <summary>Creates an environment.</summary>
    /// <param name="seed">The seed of the generator until a reset brings another; default 0.</param>
    public CartPole(ulong seed = 0)
        : base(4, 4, 2, seed)
    {
    }

    private protected override void Begin(int start)
    {
        foreach (ref double value in State)
            value = Random.NextUniform(-StartRange, StartRange);
    }

    private protected override StepResult Advance(int action)
    {
        Span<double> state = State;
        (double x, double velocity, double angle, double angularVelocity) = (state[0], state[1], state[2], state[3]);
        double force = action == 1 ? Force : -Force;
        double sine = Math.Sin(angle);
        double cosine = Math.Cos(angle);
        double push = (force + PoleMoment * (angularVelocity * angularVelocity) * sine) / TotalMass;
        double angularAcceleration = (Gravity * sine - cosine * push) / (HalfLength * (4.0 / 3.0 - PoleMass * (cosine * cosine) / TotalMass));
        double acceleration = push - PoleMoment * angularAcceleration * cosine / TotalMass;

        // Explicit Euler: positions move by the old velocities, so the order of these lines does not matter.
        state[0] = x + TimeStep * velocity;
        state[1] = velocity + TimeStep * acceleration;
        state[2] = angle + TimeStep * angularVelocity;
        state[3] = angularVelocity + TimeStep * angularAcceleration;
        return new StepResult(1, Math.Abs(state[0]) > MaxPosition || Math.Abs(state[2]) > MaxAngle, false);
    }

    private protected override string Draw()
    {
        string pole = State[2] < -MaxAngle / 3 ? @"\" : State[2] > MaxAngle / 3 ? "/" : "|";
        char[] track = DrawLine(State[0], -MaxPosition, MaxPosition, '#');
        return $"{new string(' ', Array.IndexOf(track, '#'))}{pole}\n{new string(track)}\n{Describe("x", "v", "θ", "ω")}";
    }
}
