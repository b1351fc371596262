using MathNet.Numerics.LinearAlgebra;
using TabularRl.Planning;
using TabularRl.Planning.Chains;
using TabularRl.Planning.Solvers;
using TabularRl.Randomness;

namespace TabularRl.Tests.Planning.Chains;

[TestFixture]
internal sealed class IterativeSolverTests
{
    [Test]
    public void Solve_RandomSystems_AgreesWithADecomposition([Range(1, 8)] int seed)
    {
        BlockMatrix matrix = Random(40, (ulong)seed, out double[] right);
        var solution = new double[40];
        new IterativeSolver(matrix, right, 1000, default).Solve(solution, 1e-13);
        Assert.That(solution, Is.EqualTo(Dense(matrix).LU().Solve(Vector<double>.Build.Dense(right)).ToArray()).Within(1e-10));
    }

    [Test]
    public void Solve_FromTheSolution_LeavesIt()
    {
        BlockMatrix matrix = Random(40, 1, out double[] right);
        double[] solution = [.. Dense(matrix).LU().Solve(Vector<double>.Build.Dense(right))];
        double[] before = [.. solution];
        new IterativeSolver(matrix, right, 1, default).Solve(solution, 1e-9);
        Assert.That(solution, Is.EqualTo(before));
    }

    [Test]
    public void Solve_NumbersTooLarge_IsRefused()
    {
        BlockMatrix matrix = Random(40, 1, out double[] right);
        right[3] = double.PositiveInfinity;
        Assert.That(() => new IterativeSolver(matrix, right, 1000, default).Solve(new double[40], 1e-9), Throws.InstanceOf<PlanningException>().With.Message.Contains("too large"));
    }

    [Test]
    public void IncompleteLu_OfATridiagonalMatrix_IsComplete()
    {
        // Without fill-in nothing is left out, and one solution by the factors is exact.
        FiniteModel walk = SmallModels.RandomWalk(200);
        SolverModel model = SolverModel.Of(walk);
        BlockMatrix matrix = BlockMatrix.Of(Chain.Of(model, ModelPolicy.UniformRandom(walk)), 0, 200, 0.99);
        double[] right = [.. Enumerable.Range(0, 200).Select(i => Math.Cos(i))];
        double[] ordered = [.. model.StateAt.Select(state => right[state])];
        var solution = new double[200];
        new IncompleteLu(matrix).Solve(ordered, solution);
        var product = new double[200];
        matrix.Multiply(solution, product);
        Assert.That(product, Is.EqualTo(ordered).Within(1e-12));
    }

    // I − γP of a random chain in which a tenth of the states leads to each.
    private static BlockMatrix Random(int size, ulong seed, out double[] right)
    {
        var random = new Pcg64(seed);
        var builder = new FiniteModelBuilder(size, 1);
        right = new double[size];
        for (int state = 0; state < size; state++)
        {
            right[state] = random.NextUniform(-1, 1);
            builder.Add(state, 0, 0.1, (state + 1) % size, 0);
            for (int i = 0; i < 3; i++)
                builder.Add(state, 0, 0.3, random.NextInt32(size), 0);
        }

        FiniteModel model = builder.Build();
        return BlockMatrix.Of(Chain.Of(SolverModel.Of(model), ModelPolicy.UniformRandom(model)), 0, size, 0.98);
    }

    private static Matrix<double> Dense(BlockMatrix matrix)
    {
        Matrix<double> dense = Matrix<double>.Build.Dense(matrix.Size, matrix.Size);
        matrix.ForEach((row, column, value) => dense[row, column] = value);
        return dense;
    }
}
