namespace TabularRl.Agents;

/// <summary>
/// The steps whose returns are not known yet, oldest first: those of a window, or of a whole episode. It grows to the most that it ever
/// held and stays so, so that it allocates nothing once it has seen the longest episode.
/// </summary>
internal sealed class StepBuffer
{
#if DEBUG
    private const int InitialCapacity = 1;
#else
    private const int InitialCapacity = 16;
#endif

    private AgentStep[] _steps = new AgentStep[InitialCapacity]; // a ring: its length is a power of two
    private int _first;

    public int Count { get; private set; }

    /// <summary>A step by its place, from 0, the oldest, to <see cref="Count"/> − 1.</summary>
    public ref AgentStep this[int index] => ref _steps[(_first + index) & (_steps.Length - 1)];

    public void Add(in AgentStep step)
    {
        if (Count == _steps.Length)
            Grow();
        Count++;
        this[Count - 1] = step;
    }

    public void RemoveOldest()
    {
        _first = (_first + 1) & (_steps.Length - 1);
        Count--;
    }

    public void Clear() => Count = 0;

    /// <summary>Puts its return in place of each reward: <c>G ← r + γ · G</c> from the newest back, from the value of where the last one led.</summary>
    public void AccumulateRewards(double discountFactor, double value)
    {
        for (int i = Count - 1; i >= 0; i--)
            value = this[i].Reward += discountFactor * value;
    }

    private void Grow()
    {
        var steps = new AgentStep[checked(2 * _steps.Length)];
        for (int i = 0; i < Count; i++)
            steps[i] = this[i];
        (_steps, _first) = (steps, 0);
    }
}
