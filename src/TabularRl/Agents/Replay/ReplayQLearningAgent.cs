using System.Collections.Immutable;
using TabularRl.Agents.Models;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.Replay;

/// <summary>
/// Q-learning with experience replay: it keeps the last transitions, and after each step learns again from some of them, each equally likely.
/// <code>Q(s,a) ← Q(s,a) + α · (r + γ · max_a' Q(s',a') − Q(s,a)), of the real step, then n times of a transition from the buffer</code>
/// </summary>
/// <remarks>
/// Off-policy. Source: Lin 1992, with the uniform sampling of Mnih et al. 2015. Learning again counts no visits. The buffer is part of the
/// snapshot, so that an agent goes on exactly as it would have. Where many transitions are equal, <see cref="DynaQ.DynaQAgent"/> keeps counts
/// instead and forgets nothing. Memory beside the table: 32 bytes a transition of the capacity, allocated when the buffer fills.
/// </remarks>
public sealed class ReplayQLearningAgent : RecallingAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "replay-q-learning";

    private readonly ReplayBuffer _buffer;
    private readonly int _replayCount;

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ReplayQLearningAgent(IStateDiscretizer discretizer, int actionCount, ReplayQLearningOptions? options = null)
        : this(discretizer, options ??= new ReplayQLearningOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private ReplayQLearningAgent(IStateDiscretizer discretizer, ReplayQLearningOptions options, QTable table)
        : base(discretizer, options, table)
    {
        _buffer = new ReplayBuffer(options.BufferCapacity);
        _replayCount = options.ReplayCount;
    }

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [_buffer.Capacity, _replayCount];

    private protected override ImmutableSortedDictionary<string, ImmutableArray<ulong>> FurtherArrays =>
        base.FurtherArrays.Add(ReplayBuffer.ArrayName, _buffer.ToWords());

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them. A smaller buffer keeps the newest transitions.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in. Or its buffer is impossible.</exception>
    public static ReplayQLearningAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, ReplayQLearningOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        if (options is null)
        {
            ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, 2);
            options = SnapshotReader.ReadOptions(
                snapshot, new ReplayQLearningOptions { BufferCapacity = (int)settings[0], ReplayCount = (int)settings[1] });
        }

        var agent = new ReplayQLearningAgent(discretizer, options, snapshot.Tables[0]);
        agent._buffer.Read(snapshot);
        agent.Resume(snapshot);
        return agent;
    }

    private protected override void LearnFrom(int row, int action, double reward, int nextRow, ActionMask nextLegalActions)
    {
        Update(row, action, reward + DiscountFactor * MaxValue(nextRow, nextLegalActions));
        _buffer.Add(new ReplayTransition(row, action, reward, nextRow, nextLegalActions));
        for (int i = 0; i < _replayCount; i++)
        {
            ref readonly ReplayTransition again = ref _buffer[Random.NextInt32(_buffer.Count)];
            UpdateAgain(again.Row, again.Action, again.Reward + DiscountFactor * MaxValue(again.NextRow, again.NextLegalActions));
        }
    }
}
