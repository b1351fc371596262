using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Tables;

namespace TabularRl.Agents;

/// <summary>
/// An agent with one table of action values that it acts on: the frame of an episode, the schedules, the counts and the snapshot, which
/// are the same whatever the agent learns. A state is added to the table when the agent acts in it; the last state of a truncated episode
/// is only read, a terminal state is never looked up. Not thread-safe.
/// </summary>
public abstract class TabularAgent : ActionValueAgent, ISnapshotAgent
{
    private readonly double[] _initialValues;
    private readonly double[] _probabilities;

    private protected TabularAgent(IStateDiscretizer discretizer, TabularAgentOptions options, QTable table)
        : base(discretizer, table.ActionCount, options)
    {
        Table = table;
        Encoder = new StateEncoder(discretizer);
        _initialValues = new double[table.ActionCount];
        _initialValues.AsSpan().Fill(table.InitialActionValue);
        _probabilities = new double[table.ActionCount];
    }

    /// <inheritdoc />
    public int StateCount => Table.StateCount;

    /// <summary>The table of the action values that the agent acts on. Writing to it while an episode runs is allowed: the agent keeps no copy, unless its class says that these values are made of others.</summary>
    public QTable Table { get; }

    /// <summary>The tables beside <see cref="Table"/> that the agent needs to go on.</summary>
    private protected virtual IReadOnlyList<QTable> FurtherTables => [];

    private protected sealed override IReadOnlyList<QTable> SnapshotTables => [Table, .. FurtherTables];

    private protected sealed override bool IsEpisodeRunning => Row >= 0;

    private protected StateEncoder Encoder { get; }

    /// <summary>The row whose reward is still to come, or −1 between two episodes.</summary>
    private protected int Row { get; set; } = -1;

    /// <summary>The legal actions among which <see cref="Action"/> was chosen, for agents that keep the frame's three calls.</summary>
    private protected ActionMask LegalActions { get; private set; }

    /// <inheritdoc />
    public virtual int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        Row = GetOrAddRow(observation);
        LegalActions = legalActions;
        OnEpisodeBegun();
        return Action = SelectAction(Row, legalActions);
    }

    /// <inheritdoc />
    public virtual int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions = default)
    {
        CheckStep(reward);
        int nextRow = GetOrAddRow(nextObservation);
        int nextAction = LearnAndSelect(reward, nextRow, legalActions);
        StepCount++;
        Row = nextRow;
        LegalActions = legalActions;
        return Action = nextAction;
    }

    /// <inheritdoc />
    public virtual void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default)
    {
        CheckStep(reward);
        int finalRow = terminated ? -1 : FindRow(finalObservation);
        LearnLast(reward, terminated, finalRow, legalActions);
        CountEpisode();
    }

    /// <summary>The agent's greedy policy as it stands; later learning does not change it.</summary>
    /// <param name="tieBreaking">What the policy plays among actions of equal value.</param>
    /// <returns>The policy.</returns>
    public virtual FrozenPolicy Freeze(TieBreaking tieBreaking = TieBreaking.Random) => new(Table, Discretizer, tieBreaking);

    IActionValuePolicy IAgent.Freeze(TieBreaking tieBreaking) => Freeze(tieBreaking);

    /// <summary>Called when an episode has begun, before its first action is chosen: what waits from an unfinished one is forgotten here.</summary>
    private protected virtual void OnEpisodeBegun()
    {
    }

    /// <summary>Learns from the step of <see cref="Row"/> and <see cref="Action"/> and chooses the next action, in the algorithm's own order.</summary>
    /// <param name="reward">The reward; finite.</param>
    /// <param name="nextRow">The next state's row.</param>
    /// <param name="nextLegalActions">The legal actions of the next state.</param>
    /// <returns>The next action.</returns>
    private protected abstract int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions);

    /// <summary>Learns from the last step of an episode.</summary>
    /// <param name="reward">The reward; finite.</param>
    /// <param name="terminated">Whether the final state is terminal: its value is 0.</param>
    /// <param name="finalRow">The final state's row, or −1 if it is terminal or unknown (<see cref="Values"/> reads it as initial).</param>
    /// <param name="finalLegalActions">The legal actions of the final state.</param>
    private protected abstract void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions);

    /// <summary>The action values of a row, or the initial ones for −1.</summary>
    private protected ReadOnlySpan<double> Values(int row) => row < 0 ? _initialValues : Table.DangerousActionValues(row);

    /// <summary>The row of a state that is only read, or −1 if it is unknown.</summary>
    private protected virtual int FindRow(ReadOnlySpan<double> observation) => Table.FindRow(Encoder.Encode(observation));

    /// <summary>The row of a state that is acted in or learned. Agents with further tables add the state to them too.</summary>
    private protected virtual int GetOrAddRow(ReadOnlySpan<double> observation) => Table.GetOrAddRow(Encoder.Encode(observation));

    /// <summary>Counts an update of a state and action, and gives the learning rate α for it.</summary>
    private protected double CountVisit(int row, int action)
    {
        uint visits = Table.DangerousCountVisit(row, action);
        return LearningRate(visits);
    }

    /// <summary>Moves an action value towards a target: <c>Q(s,a) ← Q(s,a) + α · (target − Q(s,a))</c>.</summary>
    private protected void Update(int row, int action, double target)
    {
        double learningRate = CountVisit(row, action);
        ref double value = ref Table.DangerousActionValues(row)[action];
        value += learningRate * (target - value);
    }

    /// <summary>Chooses an action in a row of the table.</summary>
    private protected int SelectAction(int row, ActionMask legalActions) => SelectAction(Values(row), Visits(row), legalActions);

    /// <summary>As the other, with the values and the greatest of the legal ones known.</summary>
    private protected int SelectAction(int row, ReadOnlySpan<double> values, double maximum, ActionMask legalActions) => ExplorationUsesVisits
        ? SelectAction(values, Visits(row), legalActions)
        : SelectEpsilonGreedy(values, maximum, legalActions);

    /// <summary>The probabilities with which the agent would act now, given a row or −1 and its values.</summary>
    private protected void GetProbabilities(int row, ReadOnlySpan<double> values, ActionMask legalActions, Span<double> probabilities) =>
        GetProbabilities(values, Visits(row), legalActions, probabilities);

    /// <summary>The mean of the values of a row or −1 over what the agent would do now: <c>Σ_a π(a|s) · Q(s,a)</c>.</summary>
    private protected double ExpectedValue(int row, ActionMask legalActions)
    {
        ReadOnlySpan<double> values = Values(row);
        GetProbabilities(row, values, legalActions, _probabilities);
        double sum = 0;
        for (int action = 0; action < _probabilities.Length; action++)
            sum += _probabilities[action] * values[action];
        return sum;
    }

    /// <summary>The probability with which the agent would take an action in a row now: π(a|s).</summary>
    private protected double ActionProbability(int row, ActionMask legalActions, int action)
    {
        GetProbabilities(row, Values(row), legalActions, _probabilities);
        return _probabilities[action];
    }

    /// <summary>Ends the episode: counts it, and reads the schedules that go by episodes.</summary>
    private protected override void CountEpisode()
    {
        Row = -1;
        base.CountEpisode();
    }

    /// <exception cref="InvalidOperationException">An episode is running.</exception>
    private protected void CheckNoEpisode()
    {
        if (Row >= 0)
            throw new InvalidOperationException("An episode of the agent is running; end it first.");
    }

    private protected void CheckStep(double reward)
    {
        if (Row < 0)
            ThrowNoEpisode();
        CheckReward(reward);
    }

    private protected static QTable CreateTable(IStateDiscretizer discretizer, int actionCount, TabularAgentOptions options)
    {
        ArgumentNullException.ThrowIfNull(discretizer);
        return new QTable(discretizer.CellCount, discretizer.CellWidth, actionCount, options.InitialActionValue, options.InitialStateCapacity);
    }

    private ReadOnlySpan<uint> Visits(int row) => row < 0 ? [] : Table.DangerousVisits(row);
}
