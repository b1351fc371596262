using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Policies;

/// <summary>The greedy policy of linear action values at one moment, with the features that belong to them. Immutable and thread-safe.</summary>
/// <remarks>
/// A state counts as known where training met every active feature; the visits of an action are those of the least visited one. Asking
/// allocates nothing for up to 256 active features and actions.
/// </remarks>
public sealed class LinearPolicy : IActionValuePolicy
{
    private const int MaxStackCount = 256;

    private readonly QTable _weights;
    private readonly IFeatureCoder _coder;

    /// <summary>Freezes weights; later changes of them do not show.</summary>
    /// <param name="weights">The weights, which are copied: a row a feature, its key being the feature's number.</param>
    /// <param name="coder">The coder under which they were learned.</param>
    /// <param name="tieBreaking">What <see cref="SelectAction"/> plays among equals.</param>
    /// <param name="name">The policy's name; default <c>trained</c>.</param>
    /// <exception cref="ArgumentException">The table's keys are not single numbers of features.</exception>
    public LinearPolicy(QTable weights, IFeatureCoder coder, TieBreaking tieBreaking = TieBreaking.Random, string name = "trained")
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(coder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (weights.CellCount != 1 || weights.CellWidth != CellWidth.Int32)
            throw new ArgumentException($"Weights have a key of one cell of 32 bits; this table has {weights.CellCount} ({weights.CellWidth}).", nameof(weights));
        _weights = weights.Clone();
        _coder = coder;
        TieBreaking = tieBreaking;
        Name = name;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public int ActionCount => _weights.ActionCount;

    /// <summary>What <see cref="SelectAction"/> plays among actions of equal value.</summary>
    public TieBreaking TieBreaking { get; }

    /// <inheritdoc />
    public bool IsDeterministic => TieBreaking == TieBreaking.Lowest;

    /// <inheritdoc />
    public Decision Decide(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        Span<double> values = ActionCount <= MaxStackCount ? stackalloc double[ActionCount] : new double[ActionCount];
        Span<uint> visits = ActionCount <= MaxStackCount ? stackalloc uint[ActionCount] : new uint[ActionCount];
        bool isKnown = Read(observation, values, visits);
        return GreedyDecision.Of(values, visits, legalActions, isKnown);
    }

    /// <inheritdoc />
    public bool TryGetActionValues(ReadOnlySpan<double> observation, Span<double> values)
    {
        CheckLength(values.Length, "values");
        return Read(observation, values, []);
    }

    /// <inheritdoc />
    public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random)
    {
        Span<double> values = ActionCount <= MaxStackCount ? stackalloc double[ActionCount] : new double[ActionCount];
        bool isKnown = Read(observation, values, []);
        double tieBreaker = 0;
        if (TieBreaking == TieBreaking.Random)
        {
            ArgumentNullException.ThrowIfNull(random);
            tieBreaker = random.NextDouble();
        }

        return new PolicyAction(GreedyAction.Select(values, legalActions, tieBreaker), isKnown);
    }

    /// <inheritdoc />
    public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities)
    {
        CheckLength(probabilities.Length, "probabilities");
        Span<double> values = ActionCount <= MaxStackCount ? stackalloc double[ActionCount] : new double[ActionCount];
        Read(observation, values, []);
        GreedyDecision.GetProbabilities(values, legalActions, TieBreaking, probabilities);
    }

    private void CheckLength(int length, string name)
    {
        if (length != ActionCount)
            throw new ArgumentException($"There are {ActionCount} actions, and room for {length} {name}.", name);
    }

    private bool Read(ReadOnlySpan<double> observation, Span<double> values, Span<uint> visits)
    {
        int count = _coder.CellCount;
        Span<int> rows = count <= MaxStackCount ? stackalloc int[count] : new int[count];
        ActiveWeights.FindRows(_coder, _weights, observation, rows);
        ActiveWeights.AddUp(_weights, rows, values);
        ActiveWeights.LeastVisits(_weights, rows, visits);
        return !rows.Contains(-1);
    }
}
