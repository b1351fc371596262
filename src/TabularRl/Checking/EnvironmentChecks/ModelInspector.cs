using TabularRl.Environments;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>
/// Holds what happens against the finite model: every step must be one of the model's outcomes, and χ² tests compare how often each came.
/// There is one test a pair of state and action, one over all of them, and one of the starts; each has its share of the significance.
/// </summary>
internal sealed class ModelInspector : IStepInspector
{
    private readonly EnvironmentCheck _check;
    private readonly IFiniteEnvironment _finite;
    private readonly IFiniteModel _model;
    private readonly double[] _expected;
    private readonly Dictionary<(int State, int Action), OutcomeRow> _rows = [];
    private readonly long[] _startCounts;
    private int _state;

    public ModelInspector(EnvironmentCheck check, IFiniteEnvironment finite)
    {
        _check = check;
        _finite = finite;
        _model = finite.Model;
        _expected = new double[check.Subject.ObservationSize];
        _startCounts = new long[_model.StateCount];
    }

    public void AfterReset()
    {
        if (!ReadState())
            return;
        _startCounts[_state]++;
        if (_finite.StartProbabilities[_state] == 0)
        {
            _check.Log.Error(
                EnvironmentCheckCodes.StartProbabilityMismatch,
                $"An episode began in state {_state}, whose start probability is 0.",
                "Let the start probabilities say how Reset draws.");
        }
    }

    public void AfterStep(int action, StepResult result)
    {
        int before = _state;
        if (result.Terminated)
        {
            // The terminal state need not be one of the model's, so only what is sure is held against it.
            if (before >= 0)
                Count(before, action, nextState: -1, result);
        }
        else if (ReadState() && before >= 0)
        {
            Count(before, action, _state, result);
        }
    }

    public void Conclude()
    {
        var tests = new List<(int State, int Action, double Statistic, int Freedom)>();
        foreach (((int state, int action), OutcomeRow row) in _rows)
        {
            (double statistic, int freedom) = ChiSquareTest.Of(row.Counts, row.Probabilities);
            if (freedom > 0 && !row.IsFaulty)
                tests.Add((state, action, statistic, freedom));
        }

        double share = _check.Options.Significance / (tests.Count + 2);
        if (tests.Count > 0)
            ConcludeRows(tests, share);
        (double starts, int startFreedom) = ChiSquareTest.Of(_startCounts, _finite.StartProbabilities);
        if (startFreedom > 0 && ChiSquareTest.PValue(starts, startFreedom) is var pValue && pValue < share)
        {
            _check.Log.Error(
                EnvironmentCheckCodes.StartProbabilityMismatch,
                $"{_startCounts.Sum()} episodes did not begin as the start probabilities say: χ² = {starts:F1} at {startFreedom} degrees of freedom, p = {pValue:G2}.",
                "Let the start probabilities say how Reset draws.");
        }
    }

    private void ConcludeRows(List<(int State, int Action, double Statistic, int Freedom)> tests, double share)
    {
        const string Advice = "Let the model and Step take the probabilities from one place.";
        (int state, int action, double statistic, int freedom) = tests.MinBy(test => ChiSquareTest.PValue(test.Statistic, test.Freedom));
        double pValue = ChiSquareTest.PValue(statistic, freedom);
        if (pValue < share)
        {
            OutcomeRow row = _rows[(state, action)];
            string seen = string.Join(", ", row.Counts.Zip(row.Probabilities, (count, probability) => FormattableString.Invariant($"{count} for {probability * row.Counts.Sum():F0}")));
            _check.Log.Error(
                EnvironmentCheckCodes.ModelProbabilityMismatch,
                $"State {state}, action {action}: the model's outcomes came {seen} expected, p = {pValue:G2}.",
                Advice);
        }

        double sum = tests.Sum(test => test.Statistic);
        int sumFreedom = tests.Sum(test => test.Freedom);
        double allPValue = ChiSquareTest.PValue(sum, sumFreedom);
        if (allPValue < share)
        {
            _check.Log.Error(
                EnvironmentCheckCodes.ModelProbabilityMismatch,
                $"Over {tests.Count} pairs of state and action outcomes came with other frequencies than in the model: χ² = {sum:F1} at {sumFreedom} degrees of freedom, p = {allPValue:G2}.",
                Advice);
        }
    }

    private bool ReadState()
    {
        _state = _finite.CurrentState;
        if ((uint)_state >= (uint)_model.StateCount)
        {
            _check.Log.Error(
                EnvironmentCheckCodes.CurrentStateInvalid,
                $"After {_check.Subject.StepCount} steps CurrentState is {_state}; states are 0 to {_model.StateCount - 1}.",
                "Number the states as the model does.");
            _state = -1;
            return false;
        }

        _finite.GetObservation(_state, _expected);
        if (IsFinite(_check.Subject.Observation) && !_expected.AsSpan().SequenceEqual(_check.Subject.Observation))
        {
            _check.Log.Error(
                EnvironmentCheckCodes.StateObservationMismatch,
                $"After {_check.Subject.StepCount} steps the observation is another than that of the current state {_state}.",
                "Write both by one method; where the observation holds more than the state, the model is not that of the environment.");
        }

        return true;
    }

    // What is not a number was reported by another inspector.
    private static bool IsFinite(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                return false;
        }

        return true;
    }

    private void Count(int state, int action, int nextState, StepResult result)
    {
        if (!_rows.TryGetValue((state, action), out OutcomeRow? row))
            _rows.Add((state, action), row = new OutcomeRow(_model.GetTransitions(state, action)));
        if (row.TryCount(nextState, result))
            return;
        row.IsFaulty = true;
        string what = FormattableString.Invariant($"Action {action} in state {state} ");
        string end = result.Terminated ? "terminated" : FormattableString.Invariant($"led to state {nextState}");
        if (row.LeadsTo(nextState, result.Terminated))
        {
            _check.Log.Error(
                EnvironmentCheckCodes.ModelRewardMismatch,
                $"{what}{end} with reward {result.Reward}, which the model does not have.",
                "Let the model and Step take the reward from one place.");
        }
        else if (result.Terminated || row.LeadsTo(nextState, result.Reward))
        {
            _check.Log.Error(
                EnvironmentCheckCodes.ModelTerminationMismatch,
                $"{what}{end}{(result.Terminated ? "" : " without terminating")}, which it does not in the model.",
                "Let Terminated say in the model what it says in Step; a time limit is no termination.");
        }
        else
        {
            _check.Log.Error(
                EnvironmentCheckCodes.ModelTransitionMismatch,
                $"{what}{end}, where the model never leads.",
                "Let the model and Step take the outcomes from one place.");
        }
    }
}
