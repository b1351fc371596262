using TabularRl.Agents;
using TabularRl.Checking;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Tests.Checking;

/// <summary>One-step Q-learning without options, whose every part can be overridden to make one mistake.</summary>
internal class StudentAgent(AgentCheckRequest request) : ISnapshotAgent, ITransitionLearner
{
    protected const double LearningRate = 0.2;

    private readonly ulong[] _key = new ulong[1];

    public virtual int ObservationSize => 1;

    public int ActionCount => request.ActionCount;

    public virtual long EpisodeCount { get; protected set; }

    public long StepCount { get; protected set; }

    public virtual int StateCount => Table.StateCount;

    public virtual double ExplorationParameter => Math.Max(0.05, Math.Pow(0.99, EpisodeCount));

    protected AgentCheckRequest Request => request;

    protected double DiscountFactor => request.DiscountFactor;

    protected QTable Table { get; init; } = new(1, CellWidth.Int32, request.ActionCount, request.InitialActionValue);

    protected Xoshiro256 Random { get; init; } = new(request.Seed);

    protected int Row { get; set; } = -1;

    protected int Action { get; set; }

    public virtual int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        Row = GetRow(observation);
        Start();
        return Action = Choose(Row, legalActions);
    }

    public virtual int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions = default)
    {
        Check(reward);
        int next = GetRow(nextObservation);
        Update(Row, Action, reward, DiscountFactor * NextValue(next, legalActions), isOver: false);
        StepCount++;
        Row = next;
        return Action = Choose(next, legalActions);
    }

    public virtual void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default)
    {
        Check(reward);
        Update(Row, Action, reward, terminated ? 0 : DiscountFactor * FinalValue(finalObservation, legalActions), isOver: true);
        StepCount++;
        EpisodeCount++;
        Row = -1;
    }

    public virtual void Learn(
        ReadOnlySpan<double> observation, int action, double reward, ReadOnlySpan<double> nextObservation, bool terminated, ActionMask nextLegalActions = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)action, (uint)ActionCount, nameof(action));
        CheckReward(reward);
        double next = terminated ? 0 : DiscountFactor * FinalValue(nextObservation, nextLegalActions);
        Move(GetRow(observation), action, reward + next);
    }

    public virtual IActionValuePolicy Freeze(TieBreaking tieBreaking = TieBreaking.Random) => new FrozenPolicy(Table, request.Discretizer, tieBreaking);

    public virtual AgentSnapshot CreateSnapshot() => new()
    {
        Kind = "student",
        Discretizer = request.Discretizer.Description,
        DiscountFactor = DiscountFactor,
        LearningRate = Schedule.Constant(LearningRate).Description,
        Exploration = ExplorationDescription.Of(new EpsilonGreedy(0.1)),
        EpisodeCount = EpisodeCount,
        StepCount = StepCount,
        RandomState = Random.RandomState,
        Tables = [Table],
    };

    public static StudentAgent Restore(AgentSnapshot snapshot)
    {
        var request = new AgentCheckRequest { DiscountFactor = snapshot.DiscountFactor };
        var agent = new StudentAgent(request) { Table = snapshot.Tables[0], EpisodeCount = snapshot.EpisodeCount, StepCount = snapshot.StepCount };
        agent.Random.RandomState = snapshot.RandomState;
        return agent;
    }

    /// <summary>Called when an episode begins.</summary>
    protected virtual void Start()
    {
    }

    /// <summary>Learns from one step; <paramref name="next"/> is the discounted value of what follows.</summary>
    protected virtual void Update(int row, int action, double reward, double next, bool isOver) => Move(row, action, reward + next);

    protected virtual double NextValue(int row, ActionMask legal) => GreedyAction.MaxValue(Table.GetActionValues(row), legal);

    protected virtual double FinalValue(ReadOnlySpan<double> observation, ActionMask legal)
    {
        StateKey.Write(request.Discretizer, observation, _key);
        int row = Table.FindRow(_key);
        return row < 0 ? request.InitialActionValue : NextValue(row, legal);
    }

    protected virtual int Choose(int row, ActionMask legal)
    {
        if (Random.NextDouble() < ExplorationParameter)
            return legal.GetLegal(Random.NextInt32(legal.CountLegal(ActionCount)));
        return GreedyAction.FindFirst(Table.GetActionValues(row), legal, out _);
    }

    protected void Move(int row, int action, double target)
    {
        Table.GetVisits(row)[action]++;
        ref double value = ref Table.GetActionValues(row)[action];
        value += LearningRate * (target - value);
    }

    protected virtual int GetRow(ReadOnlySpan<double> observation)
    {
        StateKey.Write(request.Discretizer, observation, _key);
        return Table.GetOrAddRow(_key);
    }

    protected virtual void Check(double reward)
    {
        if (Row < 0)
            throw new InvalidOperationException("No episode is running.");
        CheckReward(reward);
    }

    protected virtual void CheckReward(double reward)
    {
        if (!double.IsFinite(reward))
            throw new ArgumentException("The reward is not finite.", nameof(reward));
    }
}
