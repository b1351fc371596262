using System.Globalization;
using System.Text;

namespace TabularRl.StandardEnvironments.ClassicControl;

/// <summary>
/// A physical process whose state is a few real numbers. Its states are not finite, so tables need a discretizer. It is closed to other packages.
/// </summary>
/// <remarks>
/// The state is computed in double precision, and observations are made of it as it is; Gymnasium computes alike, but rounds what it
/// shows to single precision. Trigonometry may differ in the last bit between machines, and an episode with it. The only random numbers
/// are those of the start, which is drawn from a continuous distribution, so that there are no starts to enumerate.
/// </remarks>
public abstract class ControlEnvironment : StandardEnvironment
{
    // Written in place by every step, so that a step allocates nothing.
    private readonly double[] _state;

    private protected ControlEnvironment(int stateSize, int observationSize, int actionCount, ulong seed)
        : base(observationSize, actionCount, seed) =>
        _state = new double[stateSize];

    /// <summary>The state of the running or last episode, in the order of the environment's own description. Valid until the next step or reset.</summary>
    /// <exception cref="InvalidOperationException">Nothing was reset yet.</exception>
    public ReadOnlySpan<double> CurrentState
    {
        get
        {
            CheckReset();
            return _state;
        }
    }

    private protected Span<double> State => _state;

    /// <summary>Starts an episode in a given state instead of a drawn one, and writes its observation. Draws nothing.</summary>
    /// <param name="state">
    /// The state, in the order of <see cref="CurrentState"/>; finite numbers, within the bounds that the environment clips or wraps to.
    /// </param>
    /// <param name="observation">Receives the observation; its length is <see cref="StandardEnvironment.ObservationSize"/>, and every element is written.</param>
    /// <exception cref="ArgumentException">A span has another length, or a number is not finite or out of its bounds.</exception>
    public void ResetToState(ReadOnlySpan<double> state, Span<double> observation)
    {
        if (state.Length != _state.Length)
            throw new ArgumentException($"The state has {_state.Length} values; the span has {state.Length}.", nameof(state));
        for (int i = 0; i < state.Length; i++)
        {
            (double low, double high) = GetBounds(i);
            if (!(state[i] >= low && state[i] <= high))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Value {i} of the state is {state[i]}; it must be from {low} to {high}."), nameof(state));
            }
        }

        CheckLength(observation);
        state.CopyTo(_state);
        Run(observation);
    }

    /// <summary>The least and the greatest value that a number of the state may have.</summary>
    private protected virtual (double Low, double High) GetBounds(int index) => (double.MinValue, double.MaxValue);

    private protected override void Observe(Span<double> observation) => State.CopyTo(observation);

    /// <summary>Names and values, for example <c>x 0.100, v −0.012</c>.</summary>
    private protected string Describe(params ReadOnlySpan<string> names)
    {
        var text = new StringBuilder();
        for (int i = 0; i < names.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}{names[i]} {_state[i]:F3}");
        return text.ToString();
    }

    /// <summary>A line with a mark at the place of a value between two ends, at which it stays if it goes past them.</summary>
    private protected static char[] DrawLine(double value, double low, double high, char mark)
    {
        const int width = 41;
        char[] line = [.. Enumerable.Repeat('-', width)];
        line[(int)Math.Round(Math.Clamp((value - low) / (high - low), 0, 1) * (width - 1))] = mark;
        return line;
    }
}
