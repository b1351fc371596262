using System.Buffers;
using System.Collections.Immutable;
using MessagePack;
using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Persistence;

/// <summary>The first frame of a checkpoint: everything but the rows, as an array of four parts in a fixed order.</summary>
internal sealed class CheckpointHeader
{
    // A damaged file must not make the reader ask for more memory than a row can sensibly have.
    private const int MaxWidth = 1 << 20;

    private readonly CheckpointProvenance _provenance;
    private readonly TrainingState _training;
    private readonly AgentSnapshot _agent;

    private CheckpointHeader(CheckpointProvenance provenance, TrainingState training, AgentSnapshot agent, IReadOnlyList<(QTable, int)> tables, IReadOnlyList<(string, long)> arrays)
    {
        _provenance = provenance;
        _training = training;
        _agent = agent;
        Tables = tables;
        Arrays = arrays;
    }

    /// <summary>The tables, still empty, each with the number of states that it is to hold.</summary>
    public IReadOnlyList<(QTable Table, int StateCount)> Tables { get; }

    /// <summary>The agent's arrays, by name, each with the number of words that it has.</summary>
    public IReadOnlyList<(string Name, long Length)> Arrays { get; }

    public Checkpoint ToCheckpoint(ImmutableSortedDictionary<string, ImmutableArray<ulong>> arrays) =>
        new() { Provenance = _provenance, Training = _training, Agent = _agent with { Arrays = arrays } };

    public static void Write(IBufferWriter<byte> buffer, Checkpoint checkpoint)
    {
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(4);
        WriteProvenance(ref writer, checkpoint.Provenance);
        WriteTraining(ref writer, checkpoint.Training);
        WriteAgent(ref writer, checkpoint.Agent);
        WriteTables(ref writer, checkpoint.Agent.Tables);
        writer.Flush();
    }

    public static CheckpointHeader Read(ReadOnlyMemory<byte> frame)
    {
        var reader = new MessagePackReader(frame);
        Expect(ref reader, 4, "header");
        CheckpointProvenance provenance = ReadProvenance(ref reader);
        TrainingState training = ReadTraining(ref reader);
        AgentSnapshot agent = ReadAgent(ref reader, out IReadOnlyList<(string Name, long Length)> arrays);
        List<(QTable Table, int StateCount)> tables = ReadTables(ref reader, agent);
        if (!reader.End)
            throw new InvalidDataException("its header is longer than it should be.");
        return new CheckpointHeader(provenance, training, agent with { Tables = [.. tables.Select(pair => pair.Table)] }, tables, arrays);
    }

    private static void WriteProvenance(ref MessagePackWriter writer, CheckpointProvenance provenance)
    {
        writer.WriteArrayHeader(5);
        writer.Write(provenance.LibraryVersion);
        writer.Write(provenance.Seed);
        writer.Write(provenance.DataName);
        writer.Write(provenance.DataSha256);
        writer.WriteMapHeader(provenance.Options.Count);
        foreach ((string name, string value) in provenance.Options)
        {
            writer.Write(name);
            writer.Write(value);
        }
    }

    private static CheckpointProvenance ReadProvenance(ref MessagePackReader reader)
    {
        Expect(ref reader, 5, "provenance");
        string version = ReadText(ref reader);
        ulong seed = reader.ReadUInt64();
        string? dataName = reader.ReadString();
        string? dataHash = reader.ReadString();
        var options = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (int left = reader.ReadMapHeader(); left > 0; left--)
            options[ReadText(ref reader)] = ReadText(ref reader);
        return new CheckpointProvenance { LibraryVersion = version, Seed = seed, DataName = dataName, DataSha256 = dataHash, Options = options.ToImmutable() };
    }

    private static void WriteTraining(ref MessagePackWriter writer, TrainingState training)
    {
        writer.WriteArrayHeader(6);
        writer.Write(training.EpisodeCount);
        writer.Write(training.EpisodesPerPoint);
        WriteRandomState(ref writer, training.EnvironmentRandomState);
        writer.WriteArrayHeader(training.Curve.Count);
        foreach (LearningCurvePoint point in training.Curve)
        {
            writer.WriteArrayHeader(8);
            writer.Write(point.FirstEpisodeIndex);
            writer.Write(point.EpisodeCount);
            writer.Write(point.StepCount);
            writer.Write(point.ReturnSum);
            writer.Write(point.ReturnSquareSum);
            writer.Write(point.GoalCount);
            writer.Write(point.ExplorationParameter);
            writer.Write(point.StateCount);
        }

        StopParts.Write(ref writer, training.StopReason);
        StopParts.Write(ref writer, training.StopCondition);
    }

    private static TrainingState ReadTraining(ref MessagePackReader reader)
    {
        Expect(ref reader, 6, "training state");
        long episodes = reader.ReadInt64();
        long perPoint = reader.ReadInt64();
        RandomState? random = ReadRandomState(ref reader);
        int count = reader.ReadArrayHeader();
        var curve = new List<LearningCurvePoint>();
        for (int i = 0; i < count; i++)
        {
            Expect(ref reader, 8, "learning curve");
            curve.Add(new LearningCurvePoint
            {
                FirstEpisodeIndex = reader.ReadInt64(),
                EpisodeCount = reader.ReadInt64(),
                StepCount = reader.ReadInt64(),
                ReturnSum = reader.ReadDouble(),
                ReturnSquareSum = reader.ReadDouble(),
                GoalCount = reader.ReadInt64(),
                ExplorationParameter = reader.ReadDouble(),
                StateCount = reader.ReadInt32(),
            });
        }

        StopReason? reason = StopParts.ReadReason(ref reader);
        StopConditionState? condition = StopParts.ReadCondition(ref reader);
        if (episodes < 0 || perPoint < 1)
            throw new InvalidDataException("its episode counts are impossible.");
        return new TrainingState
        {
            EpisodeCount = episodes,
            EpisodesPerPoint = perPoint,
            Curve = curve,
            EnvironmentRandomState = random,
            StopReason = reason,
            StopCondition = condition,
        };
    }

    private static void WriteAgent(ref MessagePackWriter writer, AgentSnapshot agent)
    {
        writer.WriteArrayHeader(agent.Arrays.IsEmpty ? 11 : 12); // without arrays as ever, for readers that do not know them
        writer.Write(agent.Kind);
        WriteDiscretizer(ref writer, agent.Discretizer);
        writer.Write(agent.DiscountFactor);
        WriteSchedule(ref writer, agent.LearningRate);
        WriteExploration(ref writer, agent.Exploration);
        writer.Write(agent.EpisodeCount);
        writer.Write(agent.StepCount);
        WriteRandomState(ref writer, agent.RandomState);
        writer.Write(agent.LearnedTransitionCount);
        writer.WriteArrayHeader(agent.CoarserDiscretizers.Count);
        foreach (DiscretizerDescription description in agent.CoarserDiscretizers)
            WriteDiscretizer(ref writer, description);
        WriteNumbers(ref writer, agent.Settings.IsDefault ? [] : agent.Settings);
        if (!agent.Arrays.IsEmpty)
            CheckpointArrays.WriteSizes(ref writer, agent.Arrays);
    }

    private static AgentSnapshot ReadAgent(ref MessagePackReader reader, out IReadOnlyList<(string Name, long Length)> arrays)
    {
        int memberCount = reader.ReadArrayHeader();
        if (memberCount is not (11 or 12))
            throw new InvalidDataException("its part 'agent' does not have 11 or 12 members.");
        var agent = new AgentSnapshot
        {
            Kind = ReadText(ref reader),
            Discretizer = ReadDiscretizer(ref reader),
            DiscountFactor = reader.ReadDouble(),
            LearningRate = ReadSchedule(ref reader),
            Exploration = ReadExploration(ref reader),
            EpisodeCount = reader.ReadInt64(),
            StepCount = reader.ReadInt64(),
            RandomState = ReadRandomState(ref reader) ?? throw new InvalidDataException("the state of its agent's generator is missing."),
            LearnedTransitionCount = reader.ReadInt64(),
            Tables = [],
        };
        var coarser = new List<DiscretizerDescription>();
        for (int left = reader.ReadArrayHeader(); left > 0; left--)
            coarser.Add(ReadDiscretizer(ref reader));
        agent = agent with { CoarserDiscretizers = coarser.Count == 0 ? Array.Empty<DiscretizerDescription>() : coarser.ToArray(), Settings = ReadNumbers(ref reader) };
        arrays = memberCount == 12 ? CheckpointArrays.ReadSizes(ref reader) : [];
        return agent;
    }

    private static void WriteDiscretizer(ref MessagePackWriter writer, DiscretizerDescription description)
    {
        writer.WriteArrayHeader(6);
        writer.Write(description.Kind);
        writer.Write(description.ObservationSize);
        writer.Write(description.CellCount);
        writer.Write((int)description.CellWidth);
        WriteNumbers(ref writer, description.Parameters);
        writer.WriteArrayHeader(description.FeatureNames.Length);
        foreach (string name in description.FeatureNames)
            writer.Write(name);
    }

    private static DiscretizerDescription ReadDiscretizer(ref MessagePackReader reader)
    {
        Expect(ref reader, 6, "discretizer");
        string kind = ReadText(ref reader);
        int observationSize = reader.ReadInt32();
        int cellCount = reader.ReadInt32();
        var width = (CellWidth)reader.ReadInt32();
        ImmutableArray<double> parameters = ReadNumbers(ref reader);
        int nameCount = reader.ReadArrayHeader();
        var names = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < nameCount; i++)
            names.Add(ReadText(ref reader));
        return new DiscretizerDescription(kind, observationSize, cellCount, width, parameters, names.ToImmutable());
    }

    private static void WriteExploration(ref MessagePackWriter writer, ExplorationDescription exploration)
    {
        writer.WriteArrayHeader(3);
        writer.Write(exploration.Kind);
        WriteSchedule(ref writer, exploration.Schedule);
        WriteNumbers(ref writer, exploration.Settings.IsDefault ? [] : exploration.Settings);
    }

    private static ExplorationDescription ReadExploration(ref MessagePackReader reader)
    {
        Expect(ref reader, 3, "exploration");
        return new ExplorationDescription(ReadText(ref reader), ReadSchedule(ref reader), ReadNumbers(ref reader));
    }

    private static void WriteSchedule(ref MessagePackWriter writer, ScheduleDescription schedule)
    {
        writer.WriteArrayHeader(2);
        writer.Write(schedule.Kind);
        WriteNumbers(ref writer, schedule.Parameters);
    }

    private static ScheduleDescription ReadSchedule(ref MessagePackReader reader)
    {
        Expect(ref reader, 2, "schedule");
        return new ScheduleDescription(ReadText(ref reader), ReadNumbers(ref reader));
    }

    private static void WriteTables(ref MessagePackWriter writer, IReadOnlyList<QTable> tables)
    {
        writer.WriteArrayHeader(tables.Count);
        foreach (QTable table in tables)
        {
            writer.WriteArrayHeader(3);
            writer.Write(table.ActionCount);
            writer.Write(table.InitialActionValue);
            writer.Write(table.StateCount);
        }
    }

    private static List<(QTable Table, int StateCount)> ReadTables(ref MessagePackReader reader, AgentSnapshot agent)
    {
        var tables = new List<(QTable, int)>();
        int count = reader.ReadArrayHeader();
        if (count < 1)
            throw new InvalidDataException("it holds no table.");
        for (int i = 0; i < count; i++)
        {
            // With levels the tables take turns: one a level, then perhaps a further one a level.
            int level = i % (1 + agent.CoarserDiscretizers.Count);
            DiscretizerDescription discretizer = level == 0 ? agent.Discretizer : agent.CoarserDiscretizers[level - 1];
            Expect(ref reader, 3, "table");
            int actionCount = reader.ReadInt32();
            double initial = reader.ReadDouble();
            int stateCount = reader.ReadInt32();
            if (stateCount < 0 || actionCount > MaxWidth || discretizer.CellCount > MaxWidth)
                throw new InvalidDataException("the size of a table is impossible.");
            tables.Add((new QTable(discretizer.CellCount, discretizer.CellWidth, actionCount, initial), stateCount));
        }

        return tables;
    }

    private static void WriteRandomState(ref MessagePackWriter writer, RandomState? state)
    {
        if (state is not { } value)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(6);
        writer.Write(value.Word0);
        writer.Write(value.Word1);
        writer.Write(value.Word2);
        writer.Write(value.Word3);
        writer.Write(value.HasHalf);
        writer.Write(value.Half);
    }

    private static RandomState? ReadRandomState(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
            return null;
        Expect(ref reader, 6, "generator");
        return new RandomState(
            reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadBoolean(), reader.ReadUInt32());
    }

    internal static void WriteNumbers(ref MessagePackWriter writer, ImmutableArray<double> numbers)
    {
        writer.WriteArrayHeader(numbers.Length);
        foreach (double number in numbers)
            writer.Write(number);
    }

    internal static ImmutableArray<double> ReadNumbers(ref MessagePackReader reader)
    {
        int count = reader.ReadArrayHeader();
        var numbers = ImmutableArray.CreateBuilder<double>();
        for (int i = 0; i < count; i++)
            numbers.Add(reader.ReadDouble());
        return numbers.ToImmutable();
    }

    internal static string ReadText(ref MessagePackReader reader) =>
        reader.ReadString() ?? throw new InvalidDataException("a text is missing.");

    internal static void Expect(ref MessagePackReader reader, int count, string part)
    {
        if (reader.ReadArrayHeader() != count)
            throw new InvalidDataException($"its part '{part}' does not have {count} members.");
    }
}
