namespace TabularRl.Planning;

/// <summary>The best values within a step limit and a policy that reaches them, which depends on the steps that are left. Immutable and thread-safe.</summary>
public sealed class FiniteHorizonSolution
{
    private readonly double[] _stateValues;
    private readonly int[][] _actions; // by steps left − 1, by state

    internal FiniteHorizonSolution(double discountFactor, double[] stateValues, int[][] actions)
    {
        DiscountFactor = discountFactor;
        _stateValues = stateValues;
        _actions = actions;
    }

    /// <summary>γ.</summary>
    public double DiscountFactor { get; }

    /// <summary>The number of steps after which an episode is cut off.</summary>
    public int StepLimit => _actions.Length;

    /// <summary>The value of each state with all steps left.</summary>
    public ReadOnlySpan<double> StateValues => _stateValues;

    /// <summary>The best action; among equals the lowest.</summary>
    /// <param name="state">The state.</param>
    /// <param name="stepsLeft">The steps left, this one included; from 1 to <see cref="StepLimit"/>.</param>
    /// <returns>The action.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public int GetAction(int state, int stepsLeft)
    {
        ModelChecks.CheckState(state, _stateValues.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsLeft, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stepsLeft, StepLimit);
        return _actions[stepsLeft - 1][state];
    }

    /// <summary>The return expected from a start drawn at random.</summary>
    /// <param name="startProbabilities">The probability to start in each state; they sum to 1.</param>
    /// <returns>The mean of <see cref="StateValues"/> under it.</returns>
    /// <exception cref="ArgumentException">The probabilities are no distribution over the states.</exception>
    public double GetStartValue(ReadOnlySpan<double> startProbabilities) =>
        ModelChecks.MeanOverStarts(_stateValues, startProbabilities);
}
