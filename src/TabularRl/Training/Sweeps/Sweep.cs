using TabularRl.Randomness;

namespace TabularRl.Training.Sweeps;

/// <summary>Makes the configurations of a sweep.</summary>
public static class Sweep
{
    private const int MaxConfigurationCount = 1_000_000;

    /// <summary>Every combination of the parameters' values, the last parameter varying fastest.</summary>
    /// <param name="space">The parameters; each with a list of values.</param>
    /// <returns>The configurations.</returns>
    /// <exception cref="ArgumentException">A parameter has a distribution instead of a list, or there are more than 1,000,000 combinations.</exception>
    public static IReadOnlyList<SweepConfiguration> Grid(SweepSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        long count = 1;
        foreach (SweepParameter parameter in space.Parameters)
        {
            if (parameter.ValueCount is not { } valueCount)
                throw new ArgumentException($"Parameter '{parameter.Name}' is drawn from a distribution; a grid needs a list of values (SweepParameter.Choice).", nameof(space));
            count *= valueCount;
            if (count > MaxConfigurationCount)
                throw new ArgumentException($"The grid has more than {MaxConfigurationCount} points; use random search, or fewer values.", nameof(space));
        }

        var configurations = new SweepConfiguration[count];
        for (int index = 0; index < configurations.Length; index++)
        {
            var values = new object[space.Parameters.Count];
            int rest = index;
            for (int p = values.Length - 1; p >= 0; p--)
            {
                (rest, int place) = Math.DivRem(rest, space.Parameters[p].ValueCount!.Value);
                values[p] = space.Parameters[p].GetValue(place);
            }

            configurations[index] = new SweepConfiguration(space, values);
        }

        return configurations;
    }

    /// <summary>Configurations drawn at random, independently, so that two may be equal.</summary>
    /// <param name="space">The parameters.</param>
    /// <param name="count">How many to draw; at least 1. The first ones stay the same where more are drawn.</param>
    /// <param name="seed">The seed. Each parameter draws from a stream of its own name: another parameter more changes no other's values.</param>
    /// <returns>The configurations.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1 or above 1,000,000.</exception>
    public static IReadOnlyList<SweepConfiguration> Random(SweepSpace space, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxConfigurationCount);
        SeedTree root = new SeedTree(seed).Branch("sweep-parameters");
        Pcg64[] streams = [.. space.Parameters.Select(parameter => new Pcg64(root.Derive(parameter.Name)))];
        var configurations = new SweepConfiguration[count];
        for (int index = 0; index < count; index++)
        {
            var values = new object[streams.Length];
            for (int p = 0; p < values.Length; p++)
                values[p] = space.Parameters[p].Draw(streams[p]);
            configurations[index] = new SweepConfiguration(space, values);
        }

        return configurations;
    }
}
