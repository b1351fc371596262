using System.Collections.Immutable;
using TabularRl.Environments;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>
/// Reads single states of a policy's table: what it holds of a state, which known states lie near, and what would have to change for another
/// action. Immutable and thread-safe; a question reads every row once, some 20 ms for 100,000 states of
/// 15 cells.
/// </summary>
/// <remarks>
/// Two states differ by the number of their differing cells, then by the sum of the differences, each divided by the range that the position
/// has in the table (<see cref="StateExplainerOptions"/> has other ways). Among equally near states the more visited one comes first, then the
/// one of lower cells, so that no answer depends on the order in which training met the states. Only states of the table are answered:
/// a counterfactual is a state that was met, never one that was made up.
/// </remarks>
public sealed class StateExplainer
{
    private readonly StateExplainerOptions _options;
    private readonly CellMetric _metric;

    /// <summary>Prepares to read a policy; one pass over its table.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="options">How to search, or null for the defaults.</param>
    /// <exception cref="ArgumentException">An option does not fit the table's states.</exception>
    public StateExplainer(FrozenPolicy policy, StateExplainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _options = options ?? new StateExplainerOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(_options.NearestCount, nameof(options));
        ArgumentNullException.ThrowIfNull(_options.Counterfactual, nameof(options));
        Policy = policy;
        _metric = new CellMetric(policy.Table, _options);
    }

    /// <summary>The policy that is read.</summary>
    public FrozenPolicy Policy { get; }

    /// <summary>Explains a state.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="legalActions">The legal actions; all by default.</param>
    /// <returns>What the table says, and what it does not know.</returns>
    /// <exception cref="ArgumentException">The observation has another length, or a feature has no cell; the message names it.</exception>
    public StateExplanation Explain(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        int row = Policy.FindRow(observation);
        Decision decision = Policy.DecideRow(row, legalActions);
        StateKnowledge knowledge = row < 0 ? StateKnowledge.Unknown
            : decision.StateVisits == 0 ? StateKnowledge.NeverUpdated
            : StateKnowledge.Known;
        bool isKnown = knowledge == StateKnowledge.Known;
        return new StateExplanation(
            [.. Discretize(observation)],
            knowledge,
            decision,
            ReadActions(row, legalActions),
            isKnown ? [] : FindNearest(observation, _options.NearestCount, legalActions),
            isKnown ? FindCounterfactual(observation, _options.Counterfactual, legalActions) : null);
    }

    /// <summary>The known states nearest to an observation's state, its own left out.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="count">How many; 0 or more.</param>
    /// <param name="legalActions">The legal actions under which the decisions of those states are read; all by default.</param>
    /// <returns>So many, nearest first, or all that there are with enough visits.</returns>
    /// <exception cref="ArgumentException">The observation has another length, or a feature has no cell; the message names it.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ImmutableArray<NearestState> FindNearest(ReadOnlySpan<double> observation, int count, ActionMask legalActions = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var search = new RowSearch(Policy, _metric, legalActions);
        var found = search.Find(
            Discretize(observation), count, null, match => match.Distance.DifferingCells > 0 && match.Decision.StateVisits >= _options.MinStateVisits);
        return [.. found.Select(match => new NearestState(CellsOf(match.Row), match.Distance, match.Decision))];
    }

    /// <summary>The nearest known state in which another action alone is greatest.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="options">What is wanted and what cannot change, or null for the explainer's own options.</param>
    /// <param name="legalActions">The legal actions, in the other state too; all by default.</param>
    /// <returns>
    /// The state and the change, or null: the table has no such state, or the state that is asked about is unknown or was never updated and no
    /// action is wanted, so that there is nothing that another action would differ from.
    /// </returns>
    /// <exception cref="ArgumentException">The observation does not fit, or the wanted action is not legal.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The wanted action or a fixed cell does not exist.</exception>
    public Counterfactual? FindCounterfactual(
        ReadOnlySpan<double> observation, CounterfactualOptions? options = null, ActionMask legalActions = default)
    {
        options ??= _options.Counterfactual;
        if (options.WantedAction is { } wanted)
            CheckWanted(wanted, legalActions);
        bool[] fixedCells = CellMetric.Flags(options.FixedCells, Policy.Table.CellCount, nameof(options.FixedCells));

        int row = Policy.FindRow(observation);
        Decision now = Policy.DecideRow(row, legalActions);
        // A caller who accepts states without visits, as of a planned table, may also ask about one.
        if (options.WantedAction is null && (row < 0 || now.StateVisits < Math.Min(1, options.MinStateVisits)))
            return null;

        double[] values = row < 0 ? [] : Policy.GetActionValues(row).ToArray();
        bool Accepts(RowSearch.Match match) =>
            match.Decision.TieCount == 1
            && match.Decision.StateVisits >= options.MinStateVisits
            && (options.WantedAction is { } action ? match.Decision.Action == action : values[match.Decision.Action] < now.ActionValue);

        int[] state = Discretize(observation);
        var found = new RowSearch(Policy, _metric, legalActions).Find(state, 1, fixedCells, Accepts);
        return found.Count == 0 ? null : Describe(state, found[0]);
    }

    private Counterfactual Describe(int[] state, RowSearch.Match match)
    {
        ImmutableArray<int> cells = CellsOf(match.Row);
        var changes = ImmutableArray.CreateBuilder<CellChange>();
        for (int i = 0; i < state.Length; i++)
        {
            if (state[i] != cells[i])
                changes.Add(new CellChange(i, state[i], cells[i]));
        }

        return new Counterfactual(cells, changes.ToImmutable(), match.Distance, match.Decision);
    }

    private void CheckWanted(int wanted, ActionMask legalActions)
    {
        if ((uint)wanted >= (uint)Policy.ActionCount)
            throw new ArgumentOutOfRangeException(nameof(CounterfactualOptions.WantedAction), wanted, $"The policy has {Policy.ActionCount} actions, counted from 0.");
        if (!legalActions.IsLegal(wanted))
            throw new ArgumentException($"The wanted action {wanted} is not legal; allow it or want another one.", nameof(CounterfactualOptions.WantedAction));
    }

    private ImmutableArray<ActionReading> ReadActions(int row, ActionMask legalActions)
    {
        var actions = ImmutableArray.CreateBuilder<ActionReading>(Policy.ActionCount);
        for (int action = 0; action < Policy.ActionCount; action++)
        {
            actions.Add(row < 0
                ? new ActionReading(action, legalActions.IsLegal(action), Policy.InitialActionValue, 0)
                : new ActionReading(action, legalActions.IsLegal(action), Policy.GetActionValues(row)[action], Policy.GetVisits(row)[action]));
        }

        return actions.MoveToImmutable();
    }

    private int[] Discretize(ReadOnlySpan<double> observation)
    {
        var cells = new int[Policy.Table.CellCount];
        Policy.Discretizer.Discretize(observation, cells);
        return cells;
    }

    private ImmutableArray<int> CellsOf(int row)
    {
        var cells = new int[Policy.Table.CellCount];
        Policy.GetCells(row, cells);
        return [.. cells];
    }
}
