using System.Runtime.InteropServices;
using TabularRl.Randomness;

namespace TabularRl.Evaluation.Auditing.Checks;

/// <summary>
/// The mutual information between a feature's cells and a yes-or-no outcome, as a share of the outcome's entropy, less what as many cells show
/// by chance: the mean over permuted outcomes. Without that, a feature of many cells seems to tell of a rare outcome.
/// </summary>
internal sealed class OutcomeInformation
{
    private const int MinPermutationCount = 1000;

    private readonly StartOutcomes _starts;
    private readonly int[] _rare;
    private readonly int[][] _permuted;
    private readonly double _entropy;

    public OutcomeInformation(StartOutcomes starts, ulong seed)
    {
        _starts = starts;
        int count = starts.Outcomes.Count;
        int successes = starts.Outcomes.Count(outcome => outcome);
        bool rare = successes <= count - successes;
        _rare = [.. Enumerable.Range(0, count).Where(start => starts.Outcomes[start] == rare)];
        _entropy = Entropy(_rare.Length, count);
        // Enough that the smallest p-value stays below the significance divided by the number of features.
        int permutationCount = _rare.Length == 0 ? 0 : Math.Max(MinPermutationCount, 40 * starts.FeatureNames.Count);
        _permuted = new int[permutationCount][];
        var random = new Xoshiro256(seed);
        int[] deck = [.. Enumerable.Range(0, count)];
        for (int i = 0; i < permutationCount; i++)
        {
            for (int drawn = 0; drawn < _rare.Length; drawn++)
            {
                int other = drawn + random.NextInt32(count - drawn);
                (deck[drawn], deck[other]) = (deck[other], deck[drawn]);
            }

            _permuted[i] = deck[.._rare.Length];
        }
    }

    /// <summary>The share of the entropy beyond chance, and the permutation test's p-value; 0 and 1 where the outcome does not vary.</summary>
    public (double Share, double PValue) Of(int feature)
    {
        if (_entropy == 0)
            return (0, 1);
        int[] cells = Renumber(_starts.CellsOf(feature), out int[] sizes);
        var counts = new int[sizes.Length];
        double observed = Information(cells, sizes, counts, _rare);
        double sum = 0;
        int atLeast = 1;
        foreach (int[] permuted in _permuted)
        {
            double information = Information(cells, sizes, counts, permuted);
            sum += information;
            atLeast += information >= observed - 1e-12 ? 1 : 0;
        }

        return (Math.Max(0, (observed - sum / _permuted.Length) / _entropy), (double)atLeast / (_permuted.Length + 1));
    }

    // Only cells that hold a rare outcome have any entropy left, so the cost is in the rare outcomes, not in the starts.
    private double Information(int[] cells, int[] sizes, int[] counts, int[] rare)
    {
        foreach (int start in rare)
            counts[cells[start]]++;
        double rest = 0;
        foreach (int start in rare)
        {
            int cell = cells[start];
            if (counts[cell] == 0)
                continue;
            rest += sizes[cell] * Entropy(counts[cell], sizes[cell]);
            counts[cell] = 0;
        }

        return _entropy - rest / cells.Length;
    }

    private static int[] Renumber(int[] cells, out int[] sizes)
    {
        var numbers = new Dictionary<int, int>();
        var counts = new List<int>();
        var result = new int[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, cells[i], out bool known);
            if (!known)
            {
                number = counts.Count;
                counts.Add(0);
            }

            counts[number]++;
            result[i] = number;
        }

        sizes = [.. counts];
        return result;
    }

    private static double Entropy(int part, int whole)
    {
        if (part == 0 || part == whole)
            return 0;
        double share = (double)part / whole;
        return -share * Math.Log(share) - (1 - share) * Math.Log(1 - share);
    }
}
