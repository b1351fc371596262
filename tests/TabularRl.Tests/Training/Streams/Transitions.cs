using System.Runtime.CompilerServices;
using TabularRl.Environments;
using TabularRl.Randomness;
using TabularRl.Training.Streams;

namespace TabularRl.Tests.Training.Streams;

/// <summary>Random transitions between a few states with two actions.</summary>
internal static class Transitions
{
    public static LoggedTransition[] AtRandom(int count, ulong seed = 1)
    {
        var random = new Pcg64(seed);
        var transitions = new LoggedTransition[count];
        for (int i = 0; i < count; i++)
        {
            transitions[i] = new LoggedTransition(
                new double[] { random.NextInt32(7) },
                random.NextInt32(2),
                random.NextDouble(),
                new double[] { random.NextInt32(7) },
                random.NextInt32(10) == 0,
                random.NextInt32(3) == 0 ? ActionMask.FromFlags([true, false]) : ActionMask.All);
        }

        return transitions;
    }

    public static async IAsyncEnumerable<LoggedTransition> Stream(
        IEnumerable<LoggedTransition> transitions, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int count = 0;
        foreach (LoggedTransition transition in transitions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++count % 64 == 0)
                await Task.Yield();
            yield return transition;
        }
    }
}
