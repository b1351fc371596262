using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TabularRl.Discretization;

/// <summary>Turns one observation after the other into keys, in a buffer of its own: <see cref="StateKey.Write"/> for a learner, with everything looked up once.</summary>
internal sealed class StateEncoder
{
    private readonly IStateDiscretizer _discretizer;
    private readonly RoundingDiscretizer? _rounding; // called directly: an interface call costs as much as rounding 15 features
    private readonly ulong[] _key;
    private readonly int _cellCount;
    private readonly bool _isNarrow;

    public StateEncoder(IStateDiscretizer discretizer)
    {
        _discretizer = discretizer;
        _rounding = discretizer as RoundingDiscretizer;
        _cellCount = discretizer.CellCount;
        _isNarrow = discretizer.CellWidth == CellWidth.Int16;
        _key = new ulong[StateKey.GetWordCount(_cellCount, discretizer.CellWidth)];
    }

    /// <summary>The key of the last observation.</summary>
    public ReadOnlySpan<ulong> Key => _key;

    /// <summary>The key of an observation; the next call overwrites it.</summary>
    /// <exception cref="ArgumentException">The observation has another length, or a feature has no cell.</exception>
    public ReadOnlySpan<ulong> Encode(ReadOnlySpan<double> observation)
    {
        ref ulong first = ref MemoryMarshal.GetArrayDataReference(_key);
        if (_isNarrow)
        {
            Span<short> cells = MemoryMarshal.CreateSpan(ref Unsafe.As<ulong, short>(ref first), _cellCount);
            if (_rounding is not null)
                _rounding.Discretize(observation, cells);
            else
                _discretizer.Discretize(observation, cells);
        }
        else
        {
            Span<int> cells = MemoryMarshal.CreateSpan(ref Unsafe.As<ulong, int>(ref first), _cellCount);
            if (_rounding is not null)
                _rounding.Discretize(observation, cells);
            else
                _discretizer.Discretize(observation, cells);
        }

        return _key;
    }
}
