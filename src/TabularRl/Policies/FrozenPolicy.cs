using System.Buffers;
using System.Runtime.CompilerServices;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Policies;

/// <summary>
/// What leaves training: the greedy policy of a table at one moment, with the discretizer that belongs to it. Immutable and thread-safe;
/// ask it with <see cref="Decide"/> in a service, or hand it to an evaluator.
/// </summary>
/// <remarks>Asking allocates nothing for keys of up to 64 words (256 cells of 16 bits).</remarks>
public sealed class FrozenPolicy : IActionValuePolicy
{
    private const int MaxStackWords = 64;

    private readonly QTable _table;
    private readonly double[] _initialValues;

    /// <summary>Freezes a table; later changes of it do not show.</summary>
    /// <param name="table">The table, which is copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="tieBreaking">What <see cref="SelectAction"/> plays among equals.</param>
    /// <param name="name">The policy's name; default <c>trained</c>.</param>
    /// <exception cref="ArgumentException">Table and discretizer do not fit.</exception>
    public FrozenPolicy(QTable table, IStateDiscretizer discretizer, TieBreaking tieBreaking = TieBreaking.Random, string name = "trained")
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(discretizer);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (discretizer.CellCount != table.CellCount || discretizer.CellWidth != table.CellWidth)
        {
            throw new ArgumentException(
                $"The table has states of {table.CellCount} cells ({table.CellWidth}), the discretizer makes {discretizer.CellCount} ({discretizer.CellWidth}).",
                nameof(discretizer));
        }

        _table = table.Clone();
        _initialValues = new double[table.ActionCount];
        _initialValues.AsSpan().Fill(table.InitialActionValue);
        Discretizer = discretizer;
        TieBreaking = tieBreaking;
        Name = name;
    }

    private FrozenPolicy(FrozenPolicy source, TieBreaking tieBreaking)
    {
        _table = source._table;
        _initialValues = source._initialValues;
        Discretizer = source.Discretizer;
        TieBreaking = tieBreaking;
        Name = source.Name;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public int ActionCount => _table.ActionCount;

    /// <summary>The number of states that the policy knows.</summary>
    public int StateCount => _table.StateCount;

    /// <summary>The value of every action of a state that the policy does not know.</summary>
    public double InitialActionValue => _table.InitialActionValue;

    /// <summary>The discretizer under which the policy was learned.</summary>
    public IStateDiscretizer Discretizer { get; }

    /// <summary>What <see cref="SelectAction"/> plays among actions of equal value.</summary>
    public TieBreaking TieBreaking { get; }

    /// <inheritdoc />
    public bool IsDeterministic => TieBreaking == TieBreaking.Lowest;

    internal QTable Table => _table;

    /// <summary>The same policy that plays ties otherwise; the table is shared.</summary>
    /// <param name="tieBreaking">What to play among equals.</param>
    /// <returns>The policy.</returns>
    public FrozenPolicy WithTieBreaking(TieBreaking tieBreaking) => new(this, tieBreaking);

    /// <inheritdoc />
    public Decision Decide(ReadOnlySpan<double> observation, ActionMask legalActions = default) => DecideRow(FindRow(observation), legalActions);

    /// <summary>As <see cref="Decide"/> for a row that is known already, or −1. The row is not checked.</summary>
    internal Decision DecideRow(int row, ActionMask legalActions)
    {
        ReadOnlySpan<double> values = Values(row);
        return GreedyDecision.Of(values, row < 0 ? [] : _table.DangerousVisits(row), legalActions, isKnown: row >= 0);
    }

    /// <inheritdoc />
    public bool TryGetActionValues(ReadOnlySpan<double> observation, Span<double> values)
    {
        if (values.Length != ActionCount)
            throw new ArgumentException($"There are {ActionCount} actions, and room for {values.Length} values.", nameof(values));
        int row = FindRow(observation);
        Values(row).CopyTo(values);
        return row >= 0;
    }

    /// <summary>The cells of a known state.</summary>
    /// <param name="row">The state's row, from 0 to <see cref="StateCount"/> − 1, in the order in which training met the states.</param>
    /// <param name="cells">Receives the cells; its length is the discretizer's cell count.</param>
    /// <exception cref="ArgumentException"><paramref name="cells"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is not a row.</exception>
    public void GetCells(int row, Span<int> cells)
    {
        if (cells.Length != _table.CellCount)
            throw new ArgumentException($"A state has {_table.CellCount} cells, and there is room for {cells.Length}.", nameof(cells));
        StateKey.Read(_table.GetKey(row), _table.CellWidth, cells);
    }

    /// <summary>The action values of a known state.</summary>
    /// <param name="row">The state's row, from 0 to <see cref="StateCount"/> − 1.</param>
    /// <returns>A value for each action.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is not a row.</exception>
    public ReadOnlySpan<double> GetActionValues(int row) => _table.GetActionValues(row);

    /// <summary>How often training updated each action of a known state.</summary>
    /// <param name="row">The state's row, from 0 to <see cref="StateCount"/> − 1.</param>
    /// <returns>A count for each action, each saturating at 2³² − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is not a row.</exception>
    public ReadOnlySpan<uint> GetVisits(int row) => _table.GetVisits(row);

    /// <inheritdoc />
    public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random)
    {
        int row = FindRow(observation);
        ReadOnlySpan<double> values = Values(row);
        double tieBreaker = 0;
        if (TieBreaking == TieBreaking.Random)
        {
            ArgumentNullException.ThrowIfNull(random);
            tieBreaker = random.NextDouble();
        }

        int action = GreedyAction.Select(values, legalActions, tieBreaker);
        return new PolicyAction(action, row >= 0 && _table.DangerousVisits(row).ContainsAnyExcept(0u));
    }

    /// <inheritdoc />
    public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities)
    {
        if (probabilities.Length != ActionCount)
            throw new ArgumentException($"There are {ActionCount} actions, and room for {probabilities.Length} probabilities.", nameof(probabilities));
        GreedyDecision.GetProbabilities(Values(FindRow(observation)), legalActions, TieBreaking, probabilities);
    }

    internal ReadOnlySpan<double> Values(int row) => row < 0 ? _initialValues : _table.DangerousActionValues(row);

    /// <summary>The row of an observation's state.</summary>
    /// <param name="observation">The observation.</param>
    /// <returns>The row, or −1 where the policy does not know the state.</returns>
    /// <exception cref="ArgumentException">The observation has another length, or a feature has no cell; the message names it.</exception>
    [SkipLocalsInit]
    public int FindRow(ReadOnlySpan<double> observation)
    {
        int wordCount = _table.KeyWordCount;
        if (wordCount <= MaxStackWords)
        {
            Span<ulong> key = stackalloc ulong[MaxStackWords];
            key = key[..wordCount];
            key[^1] = 0; // the last word may have room that no cell fills
            StateKey.Write(Discretizer, observation, key);
            return _table.FindRow(key);
        }

        ulong[] rented = ArrayPool<ulong>.Shared.Rent(wordCount);
        try
        {
            Span<ulong> key = rented.AsSpan(0, wordCount);
            key[^1] = 0;
            StateKey.Write(Discretizer, observation, key);
            return _table.FindRow(key);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }
    }
}
