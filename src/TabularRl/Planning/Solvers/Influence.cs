namespace TabularRl.Planning.Solvers;

/// <summary>For each state of a component the states that can lead to it, each with the greatest probability with which one of its actions does.</summary>
internal sealed class Influence
{
    private readonly int[] _first;
    private readonly int[] _before;
    private readonly double[] _probabilities;

    private Influence(int[] first, int[] before, double[] probabilities)
    {
        _first = first;
        _before = before;
        _probabilities = probabilities;
    }

    /// <summary>The influence within the positions from one to before another; rows count from the first.</summary>
    public static Influence Of(SolverModel model, int from, int to)
    {
        int size = to - from;
        int outcomeCount = model.FirstOutcome[model.FirstChoice[to]] - model.FirstOutcome[model.FirstChoice[from]];
        var next = new int[outcomeCount];
        var greatest = new double[outcomeCount];
        var firstOf = new int[size + 1];
        var first = new int[size + 1];
        var sums = new double[size]; // the probabilities of the current choice by next row
        var placeOf = new int[size]; // where a next row of the current one is, plus 1; 0 where it is not
        int count = 0;
        for (int row = 0; row < size; row++)
        {
            for (int choice = model.FirstChoice[from + row]; choice < model.FirstChoice[from + row + 1]; choice++)
            {
                for (int outcome = model.FirstOutcome[choice]; outcome < model.FirstOutcome[choice + 1]; outcome++)
                {
                    int successor = model.Next[outcome] - from;
                    if ((uint)successor >= (uint)size)
                        continue;
                    if (placeOf[successor] == 0)
                    {
                        next[count++] = successor;
                        placeOf[successor] = count;
                        first[successor + 1]++;
                    }

                    sums[successor] += model.Probabilities[outcome];
                    ref double own = ref greatest[placeOf[successor] - 1];
                    own = Math.Max(own, sums[successor]);
                }

                for (int outcome = model.FirstOutcome[choice]; outcome < model.FirstOutcome[choice + 1]; outcome++)
                {
                    if ((uint)(model.Next[outcome] - from) < (uint)size)
                        sums[model.Next[outcome] - from] = 0;
                }
            }

            for (int i = firstOf[row]; i < count; i++)
                placeOf[next[i]] = 0;
            firstOf[row + 1] = count;
        }

        for (int row = 0; row < size; row++)
            first[row + 1] += first[row];
        var before = new int[count];
        var probabilities = new double[count];
        int[] places = first[..^1];
        for (int row = 0; row < size; row++)
        {
            for (int i = firstOf[row]; i < firstOf[row + 1]; i++)
            {
                int place = places[next[i]]++;
                (before[place], probabilities[place]) = (row, greatest[i]);
            }
        }

        return new Influence(first, before, probabilities);
    }

    public ReadOnlySpan<int> Before(int row) => _before.AsSpan(_first[row].._first[row + 1]);

    public ReadOnlySpan<double> Probabilities(int row) => _probabilities.AsSpan(_first[row].._first[row + 1]);
}
