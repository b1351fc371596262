using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.ClassicControl;

/// <summary>
/// Gymnasium's <c>Acrobot-v1</c> (Sutton 1996; Sutton and Barto, §11.3 of the first edition): swing a two-link arm, moved at its elbow
/// alone, above a bar. Actions: torque −1, 0 or 1 at the elbow. State: θ₁ of the upper link from hanging, θ₂ of the lower one from the
/// upper one (rad, in [−π, π]), and their velocities (rad/s, at most 4π and 9π). Observation: cos θ₁, sin θ₁, cos θ₂, sin θ₂, θ̇₁, θ̇₂. A step
/// costs 1, but the one that ends the episode: when the tip is more than one link above the shoulder, −cos θ₁ − cos(θ₁ + θ₂) &gt; 1.
/// </summary>
/// <remarks>
/// <para>One Runge–Kutta step of fourth order over 0.2 s, of the equations of the book; lengths and masses 1, centres of mass at 0.5,
/// moments of inertia 1, g 9.8. Each number starts uniformly from [−0.1, 0.1), rounded to single precision as Gymnasium rounds it.</para>
/// <para>No exact optimum is known. Within 500 steps the uniformly random policy earns close to −500.</para>
/// </remarks>
public sealed class Acrobot : ControlEnvironment, IGoalEnvironment
{
    /// <summary>The steps after which Gymnasium truncates an episode, 500; no limit is built in.</summary>
    public const int StepLimit = 500;

    private const double Gravity = 9.8;
    private const double Length = 1;
    private const double Centre = 0.5;
    private const double Mass = 1;
    private const double Inertia = 1;
    private const double TimeStep = 0.2;
    private const double MaxVelocity1 = 4 * Math.PI, MaxVelocity2 = 9 * Math.PI;
    private const double StartRange = 0.1;

    /// <summary>Creates an environment.</summary>
    /// <param name="seed">The seed of the generator until a reset brings another; default 0.</param>
    public Acrobot(ulong seed = 0)
        : base(4, 6, 3, seed)
    {
    }

    /// <summary>Whether the arm of the running or last episode has swung above the bar.</summary>
    public bool IsGoalReached => LastStep.Terminated;

    private double Height => -Math.Cos(State[0]) - Math.Cos(State[0] + State[1]);

    private protected override void Begin(int start)
    {

        // Single precision in the start alone: Gymnasium integrates in double precision from there.
        foreach (ref double value in State)
            value = (float)Random.NextUniform(-StartRange, StartRange);
    }

    private protected override (double Low, double High) GetBounds(int index) => index switch
    {
        2 => (-MaxVelocity1, MaxVelocity1),
        3 => (-MaxVelocity2, MaxVelocity2),
        _ => (-Math.PI, Math.PI),
    };

    private protected override StepResult Advance(int action)
    {
        var now = new Motion(State[0], State[1], State[2], State[3]);
        double torque = action - 1;
        Motion k1 = Derive(now, torque);
        Motion k2 = Derive(now.Plus(TimeStep / 2, k1), torque);
        Motion k3 = Derive(now.Plus(TimeStep / 2, k2), torque);
        Motion k4 = Derive(now.Plus(TimeStep, k3), torque);
        Motion next = now.Plus(TimeStep / 6, k1.Plus(2, k2).Plus(2, k3).Plus(1, k4));

        State[0] = Wrap(next.Angle1);
        State[1] = Wrap(next.Angle2);
        State[2] = Math.Clamp(next.Velocity1, -MaxVelocity1, MaxVelocity1);
        State[3] = Math.Clamp(next.Velocity2, -MaxVelocity2, MaxVelocity2);
        bool isUp = Height > 1;
        return new StepResult(isUp ? 0 : -1, isUp, false);
    }

    private protected override void Observe(Span<double> observation)
    {
        (observation[0], observation[1]) = (Math.Cos(State[0]), Math.Sin(State[0]));
        (observation[2], observation[3]) = (Math.Cos(State[1]), Math.Sin(State[1]));
        (observation[4], observation[5]) = (State[2], State[3]);
    }

    private protected override string Draw()
    {
        char[] line = DrawLine(1, -2, 2, '!');
        line[Array.IndexOf(DrawLine(Height, -2, 2, '#'), '#')] = '#';
        return $"{new string(line)}\n{Describe("θ1", "θ2", "ω1", "ω2")}";
    }

    private static Motion Derive(Motion motion, double torque)
    {
        (double angle1, double angle2, double velocity1, double velocity2) = motion;
        double sine2 = Math.Sin(angle2);
        double cosine2 = Math.Cos(angle2);
        double d1 = Mass * (Centre * Centre) + Mass * (Length * Length + Centre * Centre + 2 * Length * Centre * cosine2) + Inertia + Inertia;
        double d2 = Mass * (Centre * Centre + Length * Centre * cosine2) + Inertia;
        double phi2 = Mass * Centre * Gravity * Math.Cos(angle1 + angle2 - Math.PI / 2);
        double phi1 = -Mass * Length * Centre * (velocity2 * velocity2) * sine2
            - 2 * Mass * Length * Centre * velocity2 * velocity1 * sine2
            + (Mass * Centre + Mass * Length) * Gravity * Math.Cos(angle1 - Math.PI / 2)
            + phi2;
        double acceleration2 = (torque + d2 / d1 * phi1 - Mass * Length * Centre * (velocity1 * velocity1) * sine2 - phi2)
            / (Mass * (Centre * Centre) + Inertia - d2 * d2 / d1);
        double acceleration1 = -(d2 * acceleration2 + phi1) / d1;
        return new Motion(velocity1, velocity2, acceleration1, acceleration2);
    }

    // By turns and not by a remainder, which would round otherwise; a step is at most a few turns long.
    private static double Wrap(double angle)
    {
        while (angle > Math.PI)
            angle -= 2 * Math.PI;
        while (angle < -Math.PI)
            angle += 2 * Math.PI;
        return angle;
    }

    // Two angles and their velocities, or the rates at which these change.
    private readonly record struct Motion(double Angle1, double Angle2, double Velocity1, double Velocity2)
    {
        public Motion Plus(double factor, Motion rate) => new(
            Angle1 + factor * rate.Angle1, Angle2 + factor * rate.Angle2, Velocity1 + factor * rate.Velocity1, Velocity2 + factor * rate.Velocity2);
    }
}
