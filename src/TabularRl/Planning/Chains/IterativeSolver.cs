namespace TabularRl.Planning.Chains;

/// <summary>
/// Solves a large sparse system by BiCGSTAB with an incomplete decomposition as preconditioner, restarted from the true residual; where that
/// makes no progress, by Gauss–Seidel, which converges for every M-matrix.
/// </summary>
/// <remarks>Source: H. van der Vorst, "Bi-CGSTAB" (1992). One thread, so the same system gives the same bits on any machine.</remarks>
internal sealed class IterativeSolver(BlockMatrix matrix, double[] right, int maxIterationCount, CancellationToken cancellationToken)
{
    private const int CycleLength = 500;
    private const int RescueSweepCount = 100;

    // The residual that rounding leaves: so many units in the last place of the largest number.
    private const double RoundingUnits = 8 * 2.220446049250313e-16;

    private readonly IncompleteLu _preconditioner = new(matrix);
    private readonly double[] _residual = new double[right.Length];
    private int _iterationCount;

    /// <summary>Solves the system.</summary>
    /// <param name="solution">Where to start from; receives the solution.</param>
    /// <param name="tolerance">The largest residual of a row.</param>
    /// <exception cref="PlanningException">The iterations are spent, or numbers are too large.</exception>
    public void Solve(double[] solution, double tolerance)
    {
        double residual = Residual(solution);
        while (true)
        {
            double target = Math.Max(tolerance, RoundingUnits * (MaxAbs(solution) + MaxAbs(right)));
            if (!double.IsFinite(residual))
                throw new PlanningException("The values of a policy are too large for double precision; rewards must be smaller.");
            if (residual <= target)
                return;
            if (_iterationCount >= maxIterationCount)
                throw new PlanningException(FormattableString.Invariant($"The values of a policy were not reached in {_iterationCount} iterations; the residual is {residual:G3}. Raise MaxSweepCount or Tolerance."));
            double[] before = (double[])solution.Clone();
            RunCycle(solution, target);
            double after = Residual(solution);
            if (!(after < 0.5 * residual))
            {
                if (!(after < residual))
                    before.CopyTo(solution, 0);
                Sweep(solution);
                after = Residual(solution);
            }

            residual = after;
        }
    }

    private double Residual(double[] solution)
    {
        matrix.Multiply(solution, _residual);
        for (int i = 0; i < right.Length; i++)
            _residual[i] = right[i] - _residual[i];
        return MaxAbs(_residual);
    }

    private void RunCycle(double[] solution, double target)
    {
        int size = right.Length;
        double[] residual = (double[])_residual.Clone();
        double[] shadow = (double[])_residual.Clone();
        var direction = (double[])_residual.Clone();
        var image = new double[size];
        var stepImage = new double[size];
        var prepared = new double[size];
        double rho = Dot(shadow, residual);
        for (int i = 0; i < CycleLength && _iterationCount < maxIterationCount; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _iterationCount++;
            _preconditioner.Solve(direction, prepared);
            matrix.Multiply(prepared, image);
            double alpha = rho / Dot(shadow, image);
            AddTo(solution, alpha, prepared);
            AddTo(residual, -alpha, image);
            _preconditioner.Solve(residual, prepared);
            matrix.Multiply(prepared, stepImage);
            double omega = Dot(stepImage, residual) / Dot(stepImage, stepImage);
            AddTo(solution, omega, prepared);
            AddTo(residual, -omega, stepImage);
            double next = Dot(shadow, residual);
            double beta = next / rho * (alpha / omega);
            // NaN, infinite or 0: the method has broken down or is done; the true residual decides which.
            if (!double.IsNormal(beta) || MaxAbs(residual) <= target)
                return;
            rho = next;
            for (int row = 0; row < size; row++)
                direction[row] = residual[row] + beta * (direction[row] - omega * image[row]);
        }
    }

    private void Sweep(double[] solution)
    {
        for (int sweep = 0; sweep < RescueSweepCount; sweep++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _iterationCount++;
            for (int row = 0; row < solution.Length; row++)
            {
                double sum = right[row];
                for (int i = matrix.First[row]; i < matrix.First[row + 1]; i++)
                    sum -= matrix.Values[i] * solution[matrix.Columns[i]];
                solution[row] += sum / matrix.Values[matrix.Diagonal[row]];
            }
        }
    }

    private static void AddTo(double[] vector, double factor, double[] other)
    {
        for (int i = 0; i < vector.Length; i++)
            vector[i] += factor * other[i];
    }

    private static double Dot(double[] left, double[] other)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
            sum += left[i] * other[i];
        return sum;
    }

    private static double MaxAbs(double[] vector)
    {
        double max = 0;
        foreach (double value in vector)
            max = Math.Max(max, Math.Abs(value));
        return max;
    }
}
