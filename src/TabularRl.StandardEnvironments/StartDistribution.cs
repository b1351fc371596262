namespace TabularRl.StandardEnvironments;

/// <summary>The probability with which an episode starts in each state.</summary>
internal sealed class StartDistribution
{
    private readonly double[] _probabilities;
    private readonly double[] _cumulative;
    private readonly int[] _states;
    private readonly int _fallback;

    private StartDistribution(double[] probabilities, int fallback)
    {
        _fallback = fallback;
        _probabilities = probabilities;
        _cumulative = new double[probabilities.Length];

        // Summed in the order of the states: in another order rounding would move the borders between them.
        double sum = 0;
        for (int state = 0; state < probabilities.Length; state++)
            _cumulative[state] = sum += probabilities[state];
        _states = [.. Enumerable.Range(0, probabilities.Length).Where(state => probabilities[state] > 0)];
    }

    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <summary>The states that an episode can start in, in ascending order.</summary>
    public ReadOnlySpan<int> States => _states;

    /// <summary>Each of the given states with the same probability.</summary>
    public static StartDistribution Uniform(int stateCount, params IReadOnlyList<int> states)
    {
        var probabilities = new double[stateCount];
        foreach (int state in states)
            probabilities[state] = 1.0 / states.Count;
        return new StartDistribution(probabilities, fallback: 0);
    }

    /// <summary>The same distribution with another state for where rounding leaves none.</summary>
    public StartDistribution WithFallback(int state) => new(_probabilities, state);

    /// <summary>
    /// The first state whose cumulative probability exceeds u. Where rounding leaves none it is state 0, as in Gymnasium, be it a start or not,
    /// or the fallback.
    /// </summary>
    public int Find(double u)
    {
        int low = 0;
        int high = _cumulative.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_cumulative[middle] > u)
                high = middle;
            else
                low = middle + 1;
        }

        return low < _cumulative.Length ? low : _fallback;
    }
}
