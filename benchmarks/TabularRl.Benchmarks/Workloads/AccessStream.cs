using TabularRl.Randomness;

namespace TabularRl.Benchmarks.Workloads;

/// <summary>
/// The transitions that every contender learns from, drawn before anything is measured: s, a, r and s′ by number. Whatever the pattern,
/// reading the stream costs the same.
/// </summary>
internal sealed class AccessStream
{
    private const int MeanEpisodeLength = 8;

    private AccessStream(AccessPattern pattern, int length)
    {
        Pattern = pattern;
        States = new int[length];
        NextStates = new int[length];
        Actions = new int[length];
        Rewards = new double[length];
    }

    public AccessPattern Pattern { get; }

    public int Length => States.Length;

    public int[] States { get; }

    public int[] NextStates { get; }

    public int[] Actions { get; }

    public double[] Rewards { get; }

    public static AccessStream Create(AccessPattern pattern, int stateCount, int length)
    {
        var stream = new AccessStream(pattern, length);
        var random = new Xoshiro256(new SeedTree(TaskConstants.Seed).Derive(pattern.ToString()));
        switch (pattern)
        {
            case AccessPattern.Uniform:
                stream.Fill(() => random.NextInt32(stateCount));
                break;
            case AccessPattern.Zipf:
                var ranks = new ZipfDistribution(stateCount);
                int stride = StrideOver(stateCount);
                stream.Fill(() => (int)((ranks.Sample(random) - 1L) * stride % stateCount));
                break;
            default:
                stream.FillWithEpisodes(stateCount, random);
                break;
        }

        for (int i = 0; i < length; i++)
        {
            stream.Actions[i] = random.NextInt32(TaskConstants.ActionCount);
            stream.Rewards[i] = 2 * random.NextDouble() - 1;
        }

        return stream;
    }

    /// <summary>The states s and s′ in the order in which an update asks for them.</summary>
    public int[] Interleave()
    {
        var states = new int[2 * Length];
        for (int i = 0; i < Length; i++)
        {
            states[2 * i] = States[i];
            states[2 * i + 1] = NextStates[i];
        }

        return states;
    }

    private void Fill(Func<int> draw)
    {
        for (int i = 0; i < Length; i++)
        {
            States[i] = draw();
            NextStates[i] = draw();
        }
    }

    // One live cell goes a value up a step; now and then another neighbourhood is entered at a random place.
    private void FillWithEpisodes(int stateCount, Xoshiro256 random)
    {
        int wholeNeighborhoods = stateCount / StateSpace.NeighborCount;
        int state = 0;
        for (int i = 0; i < Length; i++)
        {
            States[i] = state;
            if (random.NextInt32(MeanEpisodeLength) == 0)
            {
                state = random.NextInt32(wholeNeighborhoods) * StateSpace.NeighborCount + random.NextInt32(StateSpace.NeighborCount);
            }
            else
            {
                int shift = 2 * random.NextInt32(StateSpace.LiveCellCount);
                int value = (state >> shift) + 1 & 3;
                state = state & ~(3 << shift) | value << shift;
            }

            NextStates[i] = state;
        }
    }

    // Ranks that follow each other must not be neighbours, or the frequent states would share cache lines.
    private static int StrideOver(int stateCount)
    {
        int stride = (int)(stateCount * 0.618);
        while (GreatestCommonDivisor(stride, stateCount) != 1)
            stride++;
        return stride;
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
