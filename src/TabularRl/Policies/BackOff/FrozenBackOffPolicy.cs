using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Policies.BackOff;

/// <summary>
/// The greedy policy of several tables at one moment, from fine to coarse. The finest level decides where its evidence separates its actions
/// (<see cref="BackOffCriterion"/>); elsewhere the actions that it cannot tell apart go to the next coarser level, down to the coarsest.
/// An action that a finer level has ruled out never comes back. Immutable and thread-safe.
/// </summary>
/// <remarks>Choosing allocates nothing for keys of up to 64 words; <see cref="Decide"/> allocates its answer.</remarks>
public sealed class FrozenBackOffPolicy : IPolicy
{
    private readonly FrozenPolicy[] _levels;
    private readonly ValueEvidence[]? _evidence;

    /// <summary>Freezes tables; later changes of them do not show.</summary>
    /// <param name="levels">The levels.</param>
    /// <param name="tables">A table a level, which is copied; all of one number of actions, at most 64.</param>
    /// <param name="evidence">
    /// A table a level of the values' uncertainty, as a snapshot of a back-off agent holds them, with the rows of the level's own table; null
    /// where the criterion looks at no uncertainty.
    /// </param>
    /// <param name="criterion">When a level decides, or null for the default.</param>
    /// <param name="tieBreaking">What is played where even the coarsest level sees equal values.</param>
    /// <param name="name">The policy's name; default <c>trained</c>.</param>
    /// <exception cref="ArgumentException">Levels, tables and evidence do not fit, or the criterion needs evidence and there is none.</exception>
    public FrozenBackOffPolicy(
        BackOffLevels levels,
        IReadOnlyList<QTable> tables,
        IReadOnlyList<QTable>? evidence = null,
        BackOffCriterion? criterion = null,
        TieBreaking tieBreaking = TieBreaking.Random,
        string name = "trained")
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(tables);
        Levels = levels;
        Criterion = criterion ?? new BackOffCriterion();
        BackOffChecks.Fit(levels, tables, evidence);
        if (Criterion.UsesConfidence && evidence is null)
            throw new ArgumentException("The criterion asks for confidence, of which the tables hold no evidence; set ConfidenceZ to 0, or train with it.", nameof(evidence));

        _levels = [.. levels.Discretizers.Select((discretizer, level) => new FrozenPolicy(tables[level], discretizer, tieBreaking, name))];
        _evidence = Criterion.UsesConfidence ? [.. evidence!.Select(table => new ValueEvidence(table.Clone()))] : null;
    }

    private FrozenBackOffPolicy(FrozenBackOffPolicy source, TieBreaking tieBreaking)
    {
        Levels = source.Levels;
        Criterion = source.Criterion;
        _levels = Array.ConvertAll(source._levels, level => level.WithTieBreaking(tieBreaking));
        _evidence = source._evidence;
    }

    /// <inheritdoc />
    public string Name => _levels[0].Name;

    /// <inheritdoc />
    public int ActionCount => _levels[0].ActionCount;

    /// <inheritdoc />
    public bool IsDeterministic => TieBreaking == TieBreaking.Lowest;

    /// <summary>What is played among actions that even the coarsest level gives equal values.</summary>
    public TieBreaking TieBreaking => _levels[0].TieBreaking;

    /// <summary>The levels, the finest first.</summary>
    public BackOffLevels Levels { get; }

    /// <summary>When a level decides.</summary>
    public BackOffCriterion Criterion { get; }

    /// <summary>The plain greedy policy of one level, which never backs off. Shares its table.</summary>
    /// <param name="level">The level, from 0, the finest.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not a level.</exception>
    public FrozenPolicy GetLevel(int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, _levels.Length);
        return _levels[level];
    }

    /// <summary>The same policy that plays ties otherwise; the tables are shared.</summary>
    /// <param name="tieBreaking">What to play among equals.</param>
    /// <returns>The policy.</returns>
    public FrozenBackOffPolicy WithTieBreaking(TieBreaking tieBreaking) => new(this, tieBreaking);

    /// <summary>What the policy would do, which level says so, and why no finer one. Deterministic; draws nothing.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="legalActions">The legal actions; all by default.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">The observation has another length, or a feature has no cell; the message names it.</exception>
    public BackOffDecision Decide(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        var reasons = new BackOffReason[_levels.Length];
        Choice choice = Choose(observation, legalActions, reasons);
        Decision decision = _levels[choice.Level].Decide(observation, choice.Candidates);
        return new BackOffDecision(decision, choice.Level, [.. reasons.AsSpan(0, choice.Level)]) { Candidates = choice.Candidates };
    }

    /// <inheritdoc />
    public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random)
    {
        Choice choice = Choose(observation, legalActions, []);
        double tieBreaker = 0;
        if (TieBreaking == TieBreaking.Random)
        {
            ArgumentNullException.ThrowIfNull(random);
            tieBreaker = random.NextDouble();
        }

        FrozenPolicy level = _levels[choice.Level];
        int action = GreedyAction.Select(level.Values(choice.Row), choice.Candidates, tieBreaker);
        return new PolicyAction(action, IsUpdated(level, choice.Row))
        {
            Level = choice.Level,
            IsCoveredAtFinest = IsUpdated(_levels[0], choice.FinestRow),
        };
    }

    /// <inheritdoc />
    public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities)
    {
        if (probabilities.Length != ActionCount)
            throw new ArgumentException($"There are {ActionCount} actions, and room for {probabilities.Length} probabilities.", nameof(probabilities));
        Choice choice = Choose(observation, legalActions, []);
        _levels[choice.Level].GetActionProbabilities(observation, choice.Candidates, probabilities);
    }

    private static bool IsUpdated(FrozenPolicy level, int row) => row >= 0 && level.Table.DangerousVisits(row).ContainsAnyExcept(0u);

    private Choice Choose(ReadOnlySpan<double> observation, ActionMask legalActions, Span<BackOffReason> reasons)
    {
        ActionMask candidates = legalActions;
        int finestRow = -1;
        for (int level = 0; ; level++)
        {
            int row = _levels[level].FindRow(observation);
            if (level == 0)
                finestRow = row;
            if (level == _levels.Length - 1 || candidates.CountLegal(ActionCount) == 1 || Judge(level, row, ref candidates) is not { } reason)
                return new Choice(level, row, finestRow, candidates);
            if (!reasons.IsEmpty)
                reasons[level] = reason;
        }
    }

    /// <summary>Why a level does not decide, or null if it does; the candidates become those that it cannot tell apart.</summary>
    private BackOffReason? Judge(int level, int row, ref ActionMask candidates)
    {
        if (row < 0)
            return BackOffReason.UnknownState;
        ReadOnlySpan<double> values = _levels[level].Values(row);
        ReadOnlySpan<uint> visits = _levels[level].Table.DangerousVisits(row);
        int best = GreedyAction.FindFirst(values, candidates, out _);
        if (visits[best] < (uint)Criterion.MinVisits)
            return BackOffReason.FewVisits;

        ulong ruledOut = 0;
        BackOffReason? reason = null;
        for (int action = 0; action < values.Length; action++)
        {
            if (action == best)
                continue;
            double gap = values[best] - values[action];
            if (!candidates.IsLegal(action))
                ruledOut |= 1UL << action;
            else if (gap <= Criterion.Tolerance)
                reason = BackOffReason.Tied;
            else if (gap <= Uncertainty(level, row, best, action, visits))
                reason ??= BackOffReason.Overlapping;
            else
                ruledOut |= 1UL << action;
        }

        // Where the level decides, the others stay to be its runners-up.
        if (reason is not null)
            candidates = ActionMask.FromIllegalBits(ruledOut);
        return reason;
    }

    private double Uncertainty(int level, int row, int best, int action, ReadOnlySpan<uint> visits)
    {
        if (_evidence is null)
            return 0;
        ValueEvidence evidence = _evidence[level];
        return Criterion.ConfidenceZ * Math.Sqrt(evidence.SquaredError(row, best, best, visits) + evidence.SquaredError(row, action, best, visits));
    }

    private readonly record struct Choice(int Level, int Row, int FinestRow, ActionMask Candidates);
}
