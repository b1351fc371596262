using System.Security.Cryptography;
using TabularRl.Agents;
using TabularRl.Agents.QLearning;
using TabularRl.Diagnostics;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Tests.Persistence;

/// <summary>Checkpoints to be stored, and their bytes.</summary>
internal static class Checkpoints
{
    /// <summary>One with every part filled, each at random.</summary>
    public static Checkpoint AtRandom(ulong seed, int stateCount)
    {
        var random = new Xoshiro256(seed);
        int size = 1 + random.NextInt32(6), actions = 1 + random.NextInt32(5);
        var options = new RoundingOptions { Decimals = random.NextInt32(10), CellWidth = Flip() ? CellWidth.Int16 : CellWidth.Int32, SinglePrecision = Flip() };
        RoundingDiscretizer discretizer = Flip()
            ? new RoundingDiscretizer(size, options)
            : new RoundingDiscretizer(Enumerable.Range(0, size).Select(i => $"Größe {i} ('\0\n😀')"), options);
        var table = new QTable(size, options.CellWidth, actions, Flip() ? 0 : random.NextDouble());
        int shift = size * (int)options.CellWidth % 8 * 8;
        for (int state = 0; state < stateCount; state++)
        {
            var key = new ulong[table.KeyWordCount];
            key.AsSpan().Fill(random.NextUInt64());
            if (shift != 0)
                key[^1] &= (1UL << shift) - 1;
            int row = table.GetOrAddRow(key);
            for (int action = 0; action < actions; action++)
            {
                table.GetActionValues(row)[action] = BitConverter.Int64BitsToDouble((long)(random.NextUInt64() >> 2)) * (Flip() ? 1 : -1);
                table.GetVisits(row)[action] = (uint)random.NextUInt64();
            }
        }

        return new Checkpoint
        {
            Provenance = new CheckpointProvenance
            {
                Seed = random.NextUInt64(),
                DataName = Flip() ? "leads 2022.xlsx" : null,
                DataSha256 = Flip() ? new string('a', 64) : null,
                Options = new CheckpointProvenance().Options.Add("budget", "2").Add("Protocol", "prospective").Add("", ""),
            },
            Agent = new AgentSnapshot
            {
                Kind = QLearningAgent.Kind,
                Discretizer = discretizer.Description,
                DiscountFactor = random.NextDouble(),
                LearningRate = (Flip() ? Schedule.InverseVisits(0.1 + 0.9 * random.NextDouble()) : Schedule.Constant(random.NextDouble())).Description,
                Exploration = ExplorationDescription.Of(new EpsilonGreedy(Schedule.Linear(random.NextDouble(), random.NextDouble(), 1 + random.NextInt32(9)))),
                EpisodeCount = (long)(random.NextUInt64() >> 1),
                StepCount = random.NextInt32(1000),
                RandomState = random.RandomState,
                Tables = [table],
            },
            Training = new TrainingState
            {
                EpisodeCount = random.NextInt32(int.MaxValue),
                EpisodesPerPoint = 1 + random.NextInt32(100),
                Curve = [.. Enumerable.Range(0, random.NextInt32(4)).Select(i => new LearningCurvePoint
                {
                    FirstEpisodeIndex = i,
                    EpisodeCount = 1 + random.NextInt32(9),
                    StepCount = (long)(random.NextUInt64() >> 1),
                    ReturnSum = -random.NextDouble(),
                    ReturnSquareSum = random.NextDouble(),
                    GoalCount = random.NextInt32(100),
                    ExplorationParameter = random.NextDouble(),
                    StateCount = random.NextInt32(1000),
                })],
                EnvironmentRandomState = Flip() ? null : new Pcg64(seed).RandomState with { HasHalf = Flip(), Half = (uint)random.NextUInt64() },
                StopReason = Flip() ? null : new StopReason((StopCause)random.NextInt32(4), "it was “enough”"),
                StopCondition = Flip()
                    ? null
                    : new StopConditionState("a mean return", random.NextInt32(9), [.. Enumerable.Range(0, random.NextInt32(5)).Select(i => i - random.NextDouble())]),
            },
        };

        bool Flip() => (random.NextUInt64() >> 63) == 0;
    }

    /// <summary>A small one, of two states.</summary>
    public static Checkpoint Small(QLearningOptions? options = null, IStateDiscretizer? discretizer = null)
    {
        var agent = new QLearningAgent(discretizer ?? new RoundingDiscretizer(["age"], new RoundingOptions { Decimals = 0 }), 2, options);
        agent.Learn([1], 0, 4, [2], terminated: true);
        agent.Learn([3], 1, 4, [2], terminated: true);
        return new Checkpoint
        {
            Provenance = new CheckpointProvenance { Seed = 42, DataName = "leads.csv" },
            Agent = agent.CreateSnapshot(),
            Training = new TrainingState
            {
                EpisodeCount = 2,
                EpisodesPerPoint = 1,
                Curve = [],
                EnvironmentRandomState = new Pcg64(1).RandomState,
                StopReason = new StopReason(StopCause.Condition, "done"),
                StopCondition = new StopConditionState("to be done", 1, [3]),
            },
        };
    }

    public static byte[] Bytes(Checkpoint checkpoint)
    {
        using var stream = new MemoryStream();
        CheckpointFile.Write(stream, checkpoint);
        return stream.ToArray();
    }

    /// <summary>Makes the checksum right again, as somebody would who forges a file.</summary>
    public static byte[] Rehash(byte[] bytes)
    {
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32), bytes.AsSpan(bytes.Length - 32));
        return bytes;
    }
}
