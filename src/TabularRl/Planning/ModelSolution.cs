using TabularRl.Planning.Solvers;

namespace TabularRl.Planning;

/// <summary>
/// The values of a policy on a finite model: of a best one, as a solver found it, or of a given one (<see cref="LinearEvaluation"/>). Immutable and
/// thread-safe.
/// </summary>
public sealed class ModelSolution
{
    private readonly SolverModel _model;
    private readonly double[] _values; // by position
    private readonly double[] _stateValues;

    internal ModelSolution(SolverModel model, double discountFactor, double[] values, ModelPolicy policy)
    {
        _model = model;
        _values = values;
        _stateValues = model.ToStates(values);
        DiscountFactor = discountFactor;
        Policy = policy;
    }

    /// <summary>γ.</summary>
    public double DiscountFactor { get; }

    /// <summary>The policy. A solver's is deterministic: in each state the lowest action of greatest value; under γ = 1, of the actions of greatest value, one by which the episode can end in the fewest steps.</summary>
    public ModelPolicy Policy { get; }

    /// <summary>V(s), the discounted return expected from each state.</summary>
    public ReadOnlySpan<double> StateValues => _stateValues;

    /// <summary>How often each state was backed up over all its actions, on average; 0 where linear equations alone were solved.</summary>
    public double SweepCount { get; internal init; }

    /// <summary>The Bellman residual: the largest difference of a state's value from its backup, which is the best one for a solver, the policy's own for an evaluation.</summary>
    public double Residual { get; internal init; }

    /// <summary>
    /// A bound on the error of every state's value. Under γ &lt; 1 it is the residual divided by 1 − γ. Under γ = 1 it is the residual times the
    /// longest expected episode of <see cref="Policy"/>: a proof for the policy's own values, and for the optimum if no best policy takes longer.
    /// </summary>
    public double ErrorBound { get; internal init; }

    /// <summary>Q(s, a), the discounted return expected from an action.</summary>
    /// <param name="state">The state.</param>
    /// <param name="action">The action.</param>
    /// <returns>The value; −∞ where the action is illegal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">State or action is out of range.</exception>
    public double GetActionValue(int state, int action)
    {
        ModelChecks.CheckState(state, _model.StateCount);
        ModelChecks.CheckAction(action, _model.ActionCount);
        int choice = _model.FindChoice(_model.PositionOf[state], action);
        return choice < 0 ? double.NegativeInfinity : _model.ValueOf(choice, DiscountFactor, _values);
    }

    /// <summary>Q(s, ·), the discounted return expected from each action of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="values">Receives a value for each action, −∞ where it is illegal.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="state"/> is out of range.</exception>
    /// <exception cref="ArgumentException">The span has another length than the number of actions.</exception>
    public void GetActionValues(int state, Span<double> values)
    {
        ModelChecks.CheckState(state, _model.StateCount);
        if (values.Length != _model.ActionCount)
            throw new ArgumentException($"There are {_model.ActionCount} actions, and room for {values.Length} values.", nameof(values));
        values.Fill(double.NegativeInfinity);
        int position = _model.PositionOf[state];
        for (int choice = _model.FirstChoice[position]; choice < _model.FirstChoice[position + 1]; choice++)
            values[_model.Actions[choice]] = _model.ValueOf(choice, DiscountFactor, _values);
    }

    /// <summary>The return expected from a start drawn at random.</summary>
    /// <param name="startProbabilities">The probability to start in each state; they sum to 1.</param>
    /// <returns>The mean of <see cref="StateValues"/> under it.</returns>
    /// <exception cref="ArgumentException">The probabilities are no distribution over the states.</exception>
    public double GetStartValue(ReadOnlySpan<double> startProbabilities) =>
        ModelChecks.MeanOverStarts(_stateValues, startProbabilities);
}
