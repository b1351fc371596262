using System.Diagnostics.CodeAnalysis;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Tables;

namespace TabularRl.Agents.Linear;

/// <summary>
/// An agent whose action values are linear in binary features: <c>Q(s,a) = Σ w(i,a) over the active features i of s</c>. What it learns
/// in a state also moves the values of all states that share features with it. Not thread-safe.
/// </summary>
/// <remarks>
/// The learning rate α of the options is that of a whole value: an update moves each active weight by α/n of the error, n being the number
/// of active features. α by visits goes by the least visited active feature. The initial value of an action is spread evenly over its features.
/// </remarks>
public abstract class LinearAgent : ActionValueAgent, ISnapshotAgent
{
    private readonly IFeatureCoder _coder;
    private readonly uint[] _visits;
    private bool _isEpisodeRunning;

    private protected LinearAgent(IFeatureCoder coder, TabularAgentOptions options, QTable weights)
        : base(coder, weights.ActionCount, options)
    {
        _coder = coder;
        _visits = new uint[weights.ActionCount];
        Weights = weights;
        Rows = new int[coder.CellCount];
        NextRows = new int[coder.CellCount];
        NextValues = new double[weights.ActionCount];
    }

    /// <summary>The number of features that the agent has met.</summary>
    public int StateCount => Weights.StateCount;

    /// <summary>The weights: a row a feature that was met, its key being the feature's number; in it a weight for each action, and how often that was updated.</summary>
    public QTable Weights { get; }

    private protected sealed override IReadOnlyList<QTable> SnapshotTables => [Weights];

    private protected sealed override bool IsEpisodeRunning => _isEpisodeRunning;

    /// <summary>The rows of the features of the observation whose reward is still to come.</summary>
    private protected int[] Rows { get; private set; }

    /// <summary>The rows of the features of the observation that followed; −1 for one that was never met, after the last step of an episode.</summary>
    private protected int[] NextRows { get; private set; }

    /// <summary>The action values of the observation that followed, as of when they were last added up.</summary>
    private protected double[] NextValues { get; }

    /// <inheritdoc />
    public int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        ActiveWeights.GetOrAddRows(_coder, Weights, observation, NextRows);
        AddUpNextValues();
        _isEpisodeRunning = true;
        OnEpisodeBegun();
        int action = SelectNextAction(legalActions);
        (Rows, NextRows) = (NextRows, Rows);
        return Action = action;
    }

    /// <inheritdoc />
    public int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions = default)
    {
        CheckStep(reward);
        ActiveWeights.GetOrAddRows(_coder, Weights, nextObservation, NextRows);
        AddUpNextValues();
        int nextAction = LearnAndSelect(reward, legalActions);
        StepCount++;
        (Rows, NextRows) = (NextRows, Rows);
        return Action = nextAction;
    }

    /// <inheritdoc />
    public void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default)
    {
        CheckStep(reward);
        ReadNext(finalObservation, terminated);
        LearnLast(reward, terminated, legalActions);
        _isEpisodeRunning = false;
        CountEpisode();
    }

    /// <summary>The agent's greedy policy as it stands; later learning does not change it.</summary>
    /// <param name="tieBreaking">What the policy plays among actions of equal value.</param>
    /// <returns>The policy.</returns>
    public LinearPolicy Freeze(TieBreaking tieBreaking = TieBreaking.Random) => new(Weights, _coder, tieBreaking);

    IActionValuePolicy IAgent.Freeze(TieBreaking tieBreaking) => Freeze(tieBreaking);

    private protected static QTable CreateWeights(IFeatureCoder coder, int actionCount, TabularAgentOptions options)
    {
        ArgumentNullException.ThrowIfNull(coder);
        return ActiveWeights.CreateTable(actionCount, options.InitialActionValue / coder.CellCount, options.InitialStateCapacity);
    }

    /// <summary>Called when an episode has begun, before its first action is chosen: what waits from an unfinished one is forgotten here.</summary>
    private protected virtual void OnEpisodeBegun()
    {
    }

    /// <summary>Learns from the step of <see cref="Rows"/> and the action to <see cref="NextRows"/>, and chooses the next action, in the algorithm's own order.</summary>
    /// <param name="reward">The reward; finite.</param>
    /// <param name="nextLegalActions">The legal actions of the next state.</param>
    /// <returns>The next action.</returns>
    private protected abstract int LearnAndSelect(double reward, ActionMask nextLegalActions);

    /// <summary>Learns from the last step of an episode.</summary>
    /// <param name="reward">The reward; finite.</param>
    /// <param name="terminated">Whether the final state is terminal: its value is 0, and <see cref="NextValues"/> do not matter.</param>
    /// <param name="finalLegalActions">The legal actions of the final state.</param>
    private protected abstract void LearnLast(double reward, bool terminated, ActionMask finalLegalActions);

    /// <summary>The error of an action's value, <c>target − Q(s,a)</c>.</summary>
    private protected double Error(ReadOnlySpan<int> rows, int action, double target)
    {
        double error = target - ActiveWeights.AddUp(Weights, rows, action);
        if (!double.IsFinite(error))
            ThrowDiverged();
        return error;
    }

    /// <summary>Counts an update of an action, and gives α/n for it.</summary>
    private protected double CountVisit(ReadOnlySpan<int> rows, int action) => LearningRate(ActiveWeights.CountVisits(Weights, rows, action)) / rows.Length;

    /// <summary>Moves the value of an action towards a target: <c>w(i,a) ← w(i,a) + α/n · (target − Q(s,a))</c> for the n active features.</summary>
    private protected void Update(ReadOnlySpan<int> rows, int action, double target)
    {
        double change = Error(rows, action, target) * CountVisit(rows, action);
        foreach (int row in rows)
            Weights.DangerousActionValues(row)[action] += change;
    }

    /// <summary>Adds up <see cref="NextValues"/> once more, after weights have changed.</summary>
    private protected void AddUpNextValues() => ActiveWeights.AddUp(Weights, NextRows, NextValues);

    /// <summary>Reads the values of an observation that is only read, unless it is terminal.</summary>
    private protected void ReadNext(ReadOnlySpan<double> observation, bool terminated)
    {
        if (terminated)
            return;
        ActiveWeights.FindRows(_coder, Weights, observation, NextRows);
        AddUpNextValues();
    }

    /// <summary>The rows of an observation that somebody else met.</summary>
    private protected void ReadLogged(ReadOnlySpan<double> observation, Span<int> rows) => ActiveWeights.GetOrAddRows(_coder, Weights, observation, rows);

    /// <summary>Chooses an action by <see cref="NextValues"/>.</summary>
    private protected int SelectNextAction(ActionMask legalActions)
    {
        if (ExplorationUsesVisits)
            ActiveWeights.LeastVisits(Weights, NextRows, _visits);
        return SelectAction(NextValues, _visits, legalActions);
    }

    private void CheckStep(double reward)
    {
        if (!_isEpisodeRunning)
            ThrowNoEpisode();
        CheckReward(reward);
    }

    [DoesNotReturn]
    private static void ThrowDiverged() => throw new InvalidOperationException(
        "The weights have diverged: the error of a value is no longer finite. Lower the learning rate or γ, or learn on-policy; off-policy learning with shared features need not converge.");
}
