namespace TabularRl.Planning.Chains;

/// <summary>The sparse matrix I − γP of a component of a chain, by rows, columns ascending, with every diagonal element.</summary>
internal sealed class BlockMatrix
{
    private BlockMatrix(int[] first, int[] columns, double[] values, int[] diagonal)
    {
        First = first;
        Columns = columns;
        Values = values;
        Diagonal = diagonal;
    }

    public int[] First { get; }

    public int[] Columns { get; }

    public double[] Values { get; }

    /// <summary>Where the diagonal element of each row is.</summary>
    public int[] Diagonal { get; }

    public int Size => Diagonal.Length;

    public static BlockMatrix Of(Chain chain, int from, int to, double discount)
    {
        int size = to - from;
        int rows = from - chain.From;
        int capacity = size + chain.First[rows + size] - chain.First[rows];
        var first = new int[size + 1];
        var columns = new int[capacity];
        var values = new double[capacity];
        var diagonal = new int[size];
        int at = 0;
        for (int row = 0; row < size; row++)
        {
            diagonal[row] = -1;
            for (int i = chain.First[rows + row]; i < chain.First[rows + row + 1]; i++)
            {
                int column = chain.Next[i] - from;
                if ((uint)column >= (uint)size)
                    continue;
                if (diagonal[row] < 0 && column >= row)
                    AddDiagonal(row);
                if (column == row)
                    values[diagonal[row]] -= discount * chain.Probabilities[i];
                else
                    (columns[at], values[at++]) = (column, -discount * chain.Probabilities[i]);
            }

            if (diagonal[row] < 0)
                AddDiagonal(row);
            first[row + 1] = at;
        }

        return new BlockMatrix(first, columns, values, diagonal);

        void AddDiagonal(int row)
        {
            diagonal[row] = at;
            (columns[at], values[at++]) = (row, 1);
        }
    }

    public void ForEach(Action<int, int, double> action)
    {
        for (int row = 0; row < Size; row++)
        {
            for (int i = First[row]; i < First[row + 1]; i++)
                action(row, Columns[i], Values[i]);
        }
    }

    public void Multiply(double[] vector, double[] product)
    {
        int[] columns = Columns;
        double[] values = Values;
        int i = 0;
        for (int row = 0; row < product.Length; row++)
        {
            double sum = 0;
            for (int end = First[row + 1]; i < end; i++)
                sum += values[i] * vector[columns[i]];
            product[row] = sum;
        }
    }
}
