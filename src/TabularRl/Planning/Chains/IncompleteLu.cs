namespace TabularRl.Planning.Chains;

/// <summary>
/// The incomplete LU decomposition without fill-in, ILU(0), as a preconditioner. It exists for I − γP, which is an M-matrix: J. Meijerink and
/// H. van der Vorst, "An Iterative Solution Method for Linear Systems of Which the Coefficient Matrix is a Symmetric M-Matrix" (1977).
/// </summary>
internal sealed class IncompleteLu
{
    private readonly BlockMatrix _matrix;
    private readonly double[] _factors;

    public IncompleteLu(BlockMatrix matrix)
    {
        _matrix = matrix;
        _factors = (double[])matrix.Values.Clone();
        var placeOf = new int[matrix.Size]; // where a column of the current row is, plus 1; 0 where it is not
        for (int row = 0; row < matrix.Size; row++)
        {
            for (int i = matrix.First[row]; i < matrix.First[row + 1]; i++)
                placeOf[matrix.Columns[i]] = i + 1;
            for (int i = matrix.First[row]; i < matrix.Diagonal[row]; i++)
                Eliminate(i, placeOf);
            for (int i = matrix.First[row]; i < matrix.First[row + 1]; i++)
                placeOf[matrix.Columns[i]] = 0;
        }
    }

    /// <summary>Solves L·U·<paramref name="solution"/> = <paramref name="right"/>.</summary>
    public void Solve(double[] right, double[] solution)
    {
        int[] columns = _matrix.Columns;
        double[] factors = _factors;
        for (int row = 0; row < right.Length; row++)
        {
            double sum = right[row];
            for (int i = _matrix.First[row]; i < _matrix.Diagonal[row]; i++)
                sum -= factors[i] * solution[columns[i]];
            solution[row] = sum;
        }

        for (int row = right.Length - 1; row >= 0; row--)
        {
            int diagonal = _matrix.Diagonal[row];
            double sum = solution[row];
            for (int i = diagonal + 1; i < _matrix.First[row + 1]; i++)
                sum -= factors[i] * solution[columns[i]];
            solution[row] = sum / factors[diagonal];
        }
    }

    private void Eliminate(int place, int[] placeOf)
    {
        int pivotRow = _matrix.Columns[place];
        double factor = _factors[place] /= _factors[_matrix.Diagonal[pivotRow]];
        for (int i = _matrix.Diagonal[pivotRow] + 1; i < _matrix.First[pivotRow + 1]; i++)
        {
            int target = placeOf[_matrix.Columns[i]];
            if (target > 0)
                _factors[target - 1] -= factor * _factors[i];
        }
    }
}
