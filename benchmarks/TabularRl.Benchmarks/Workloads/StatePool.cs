namespace TabularRl.Benchmarks.Workloads;

/// <summary>
/// What contenders are handed of the states of a stream, keys or observations: where all states fit in a cache by their number, else laid
/// end to end in the order of the stream, so that handing over costs no cache miss of its own.
/// </summary>
internal sealed class StatePool<T>
{
    private const int MaxCachedStateCount = 4096;

    private readonly T[] _items;
    private readonly int _width;

    private StatePool(T[] items, int width, int[] places)
    {
        _items = items;
        _width = width;
        Places = places;
    }

    public delegate void WriteState(int state, Span<T> item);

    /// <summary>For each state of the stream where its item is.</summary>
    public int[] Places { get; }

    public static StatePool<T> Create(int stateCount, int[] stream, int width, WriteState write)
    {
        bool byNumber = stateCount <= MaxCachedStateCount;
        int[] states = byNumber ? [.. Enumerable.Range(0, stateCount)] : stream;
        var items = new T[states.Length * width];
        for (int place = 0; place < states.Length; place++)
            write(states[place], items.AsSpan(place * width, width));
        return new StatePool<T>(items, width, byNumber ? stream : [.. Enumerable.Range(0, stream.Length)]);
    }

    public ReadOnlySpan<T> At(int place) => _items.AsSpan(place * _width, _width);
}
