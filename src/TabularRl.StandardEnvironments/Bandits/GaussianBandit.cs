using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.StandardEnvironments.Bandits;

/// <summary>
/// A bandit with several arms, whose rewards are normally distributed around a mean of the arm. Pulling an arm ends the episode, so that the
/// value of an action is its arm's mean, and nothing is bootstrapped. The observation is always 0. Rewards are real numbers, so there is no
/// finite model; <see cref="Means"/> says what every arm is worth.
/// </summary>
/// <remarks>
/// <see cref="CreateTestbed"/> makes a task of the ten-armed testbed of Sutton and Barto, §2.3. Over many of them the best arm is worth 1.54 on
/// average, and the uniformly random policy earns 0. A pull draws two numbers from [0, 1), which Box and Muller's transform turns into a
/// normal one; a reset draws none.
/// </remarks>
public sealed class GaussianBandit : StartableEnvironment
{
    private readonly double[] _means;

    /// <summary>Creates a bandit.</summary>
    /// <param name="means">The mean reward by arm; finite, at least one arm.</param>
    /// <param name="standardDeviation">The standard deviation of every arm's reward, at least 0; default 1.</param>
    /// <param name="seed">The seed of the generator until a reset brings another; default 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="means"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no arm.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A mean is not finite, or the standard deviation is not a number from 0.</exception>
    public GaussianBandit(IReadOnlyList<double> means, double standardDeviation = 1, ulong seed = 0)
        : base(1, CountArms(means), startCount: 1, isDeterministic: standardDeviation == 0, seed)
    {
        if (!(standardDeviation >= 0) || !double.IsFinite(standardDeviation))
            throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, "The standard deviation must be a finite number from 0.");
        _means = [.. means.Select((mean, arm) => OptionChecks.Finite(mean, $"{nameof(means)}[{arm}]"))];
        Means = Array.AsReadOnly(_means);
        StandardDeviation = standardDeviation;
    }

    /// <summary>The mean reward by arm.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>The standard deviation of every arm's reward.</summary>
    public double StandardDeviation { get; }

    /// <summary>Draws a task of the testbed: every arm's mean from a normal distribution around 0 with variance 1, the rewards around it with variance 1.</summary>
    /// <param name="taskSeed">The seed that the means are drawn from.</param>
    /// <param name="armCount">The number of arms, at least 1; default 10.</param>
    /// <param name="seed">The seed of the generator until a reset brings another; default 0.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="armCount"/> is less than 1.</exception>
    public static GaussianBandit CreateTestbed(ulong taskSeed, int armCount = 10, ulong seed = 0)
    {
        OptionChecks.AtLeast(1, armCount, nameof(armCount));
        var random = new Pcg64(taskSeed);
        return new GaussianBandit([.. Enumerable.Range(0, armCount).Select(_ => NextNormal(random))], 1, seed);
    }

    private protected override void Begin(int start)
    {
    }

    private protected override StepResult Advance(int action) => new(_means[action] + StandardDeviation * NextNormal(Random), true, false);

    private protected override void Observe(Span<double> observation) => observation[0] = 0;

    private protected override string Draw() => $"{ActionCount} arms";

    private static int CountArms(IReadOnlyList<double> means)
    {
        ArgumentNullException.ThrowIfNull(means);
        return means.Count > 0 ? means.Count : throw new ArgumentException("A bandit needs at least one arm.", nameof(means));
    }

    // 1 − u is in (0, 1], so that its logarithm is finite.
    private static double NextNormal(Pcg64 random)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
