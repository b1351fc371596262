using TabularRl.Interpretation;
using TabularRl.Randomness;

namespace TabularRl.Tests.Interpretation;

public sealed class ShapleyValuesTests
{
    [Test]
    public void Compute_GloveGame_GivesTheTextbookAnswer()
    {
        // Players 0 and 1 have a left glove, player 2 a right one; a pair is worth 1. Known values: 1/6, 1/6, 2/3.
        double[] worth = [0, 0, 0, 0, 0, 1, 1, 1];

        Assert.That(ShapleyValues.Compute(worth), Is.EqualTo((double[])[1 / 6.0, 1 / 6.0, 2 / 3.0]).Within(1e-15));
    }

    [Test]
    public void Compute_NoPlayers_GivesNone()
    {
        Assert.That(ShapleyValues.Compute([3]), Is.Empty);
    }

    [Test]
    public void Compute_LengthThatIsNoPowerOfTwo_IsRefused([Values(0, 3, 6)] int length)
    {
        Assert.That(() => ShapleyValues.Compute(new double[length]), Throws.ArgumentException.With.Message.Contains("2^d"));
    }

    [FsCheckProperty(MaxTest = 40)]
    public bool Compute_AnyGame_EqualsTheMeanOverPermutations(uint seed)
    {
        double[] worth = Game(seed, out int players);
        var expected = new double[players];
        var permutations = Permutations([.. Enumerable.Range(0, players)]).ToList();
        foreach (int[] permutation in permutations)
        {
            int coalition = 0;
            foreach (int player in permutation)
            {
                expected[player] += worth[coalition | (1 << player)] - worth[coalition];
                coalition |= 1 << player;
            }
        }

        return ShapleyValues.Compute(worth).Zip(expected).All(pair => Math.Abs(pair.First - pair.Second / permutations.Count) < 1e-12);
    }

    [FsCheckProperty(MaxTest = 60)]
    public bool Compute_AnyGame_IsEfficient(uint seed)
    {
        double[] worth = Game(seed, out _);
        return Math.Abs(ShapleyValues.Compute(worth).Sum() - (worth[^1] - worth[0])) < 1e-12;
    }

    [FsCheckProperty(MaxTest = 60)]
    public bool Compute_SymmetricPlayers_GetTheSame(uint seed)
    {
        double[] worth = Game(seed, out int players);
        if (players < 2)
            return true;
        // Players 0 and 1 made interchangeable.
        for (int s = 0; s < worth.Length; s++)
        {
            if ((s & 3) == 1)
                worth[s ^ 3] = worth[s];
        }

        double[] values = ShapleyValues.Compute(worth);
        return Math.Abs(values[0] - values[1]) < 1e-12;
    }

    [FsCheckProperty(MaxTest = 60)]
    public bool Compute_Dummy_GetsExactlyNothing(uint seed)
    {
        double[] worth = Game(seed, out int players);
        if (players == 0)
            return true;
        int dummy = 1 << (players - 1);
        for (int s = 0; s < dummy; s++)
            worth[s | dummy] = worth[s];
        return ShapleyValues.Compute(worth)[^1] == 0;
    }

    [FsCheckProperty(MaxTest = 60)]
    public bool Compute_SumOfGames_IsLinear(uint seed)
    {
        double[] left = Game(seed, out int players);
        double[] right = Game(seed ^ 0x5A5A5A5A, out _, players);
        double[] both = [.. left.Zip(right, (l, r) => 2 * l - 3 * r)];
        double[] phi = ShapleyValues.Compute(left), psi = ShapleyValues.Compute(right);
        return ShapleyValues.Compute(both).Select((value, i) => Math.Abs(value - (2 * phi[i] - 3 * psi[i]))).All(error => error < 1e-12);
    }

    private static double[] Game(uint seed, out int players, int? fixedPlayers = null)
    {
        var random = new Pcg64(seed);
        int drawn = random.NextInt32(6);
        players = fixedPlayers ?? drawn;
        return [.. Enumerable.Range(0, 1 << players).Select(_ => random.NextUniform(-1, 1))];
    }

    private static IEnumerable<int[]> Permutations(int[] items) =>
        items.Length == 0
            ? [[]]
            : items.SelectMany(item => Permutations([.. items.Where(other => other != item)]).Select(rest => (int[])[item, .. rest]));
}
