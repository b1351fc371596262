using TabularRl.Randomness;
using TabularRl.Training.Sweeps;

namespace TabularRl.Tests.Training.Sweeps;

[TestFixture]
internal sealed class ParameterImportanceTests
{
    private static readonly SweepParameter<int> A = SweepParameter.Choice("a", -1, 1);
    private static readonly SweepParameter<int> B = SweepParameter.Choice("b", -1, 1);
    private static readonly SweepParameter<int> C = SweepParameter.Choice("c", -1, 1);

    // f = 3a + 2b + ab + abc + 1.5·(±1 by seed): on ±1 grids the terms are orthogonal, each worth its coefficient's square a score:
    // 9 + 4 + 1 + 1 + 2.25 = 17.25, times 8 points and 2 seeds.
    [Test]
    public void GetImportance_OfAHandMadeFunction_IsExact()
    {
        ParameterImportance importance = Run(2, (a, b, c, seed) => 3 * a + 2 * b + a * b + a * b * c + 1.5 * (2 * seed - 1) + 40);
        Assert.That(importance.TotalSumOfSquares, Is.EqualTo(16 * 17.25).Within(1e-9));
        Assert.That(importance["a"].Share, Is.EqualTo(9 / 17.25).Within(1e-12));
        Assert.That(importance["b"].Share, Is.EqualTo(4 / 17.25).Within(1e-12));
        Assert.That(importance["c"].Share, Is.Zero.Within(1e-12));
        Assert.That(importance["b", "a"].Share, Is.EqualTo(1 / 17.25).Within(1e-12));
        Assert.That(importance["a", "c"].Share, Is.Zero.Within(1e-12));
        Assert.That(importance.HigherInteractionShare, Is.EqualTo(1 / 17.25).Within(1e-12));
        Assert.That(importance.SeedShare, Is.EqualTo(2.25 / 17.25).Within(1e-12));
        Assert.That(importance.ResidualShare, Is.Zero.Within(1e-12));
        Assert.That(importance.Effects.Select(effect => effect.PValue), Is.All.Null, "There is no noise but what rounding makes.");
        Assert.That(importance.Effects.Select(effect => effect.Name), Is.EqualTo(new[] { "a", "b", "c", "a × b", "a × c", "b × c" }));
    }

    // f = 2a + c·(±1 by seed): the second term differs between configurations, with mean 0 over the seeds, so all of it is residual.
    // F of a = (2² · 16 / 1) / (1 · 16 / 7) = 28 on (1, 7) degrees: p = 0.00113.
    [Test]
    public void GetImportance_OfNoiseThatDiffersBetweenConfigurations_IsTheResidual()
    {
        ParameterImportance importance = Run(2, (a, _, c, seed) => 2 * a + c * (2 * seed - 1));
        Assert.That(importance["a"].Share, Is.EqualTo(0.8).Within(1e-12));
        Assert.That(importance.ResidualShare, Is.EqualTo(0.2).Within(1e-12));
        Assert.That(importance.NoiseShare, Is.EqualTo(0.2).Within(1e-12));
        Assert.That(importance["a"].PValue!.Value, Is.EqualTo(0.00113).Within(1e-5));
        Assert.That(importance["b"].PValue!.Value, Is.EqualTo(1).Within(1e-9));
    }

    [Test]
    public void GetImportance_OfThreeLevelsAndTwo_SharesSumToOne()
    {
        SweepParameter<double> wide = SweepParameter.Choice("wide", 0.1, 0.5, 2.5), narrow = SweepParameter.Choice("narrow", 1.0, 4.0);
        SweepResult result = new SweepRunner().Run(Sweep.Grid(new SweepSpace(wide, narrow)), 7, (configuration, trial, _) =>
            Math.Log(configuration.Get(wide)) * configuration.Get(narrow) + new Pcg64(trial.Seed ^ (ulong)trial.ConfigurationIndex).NextDouble());
        ParameterImportance importance = result.GetImportance();
        Assert.That(importance.Effects.Sum(effect => effect.Share) + importance.HigherInteractionShare + importance.NoiseShare, Is.EqualTo(1).Within(1e-12));
        Assert.That(importance.Effects.Select(effect => effect.DegreesOfFreedom), Is.EqualTo(new[] { 2, 1, 2 }));
        Assert.That(importance["wide"].PValue, Is.LessThan(1e-6));
    }

    // Under no effect at all a p-value is uniform: about 5 % of them lie below 0.05.
    [Test]
    public void GetImportance_OfPureNoise_IsSignificantAsOftenAsItSays()
    {
        int significant = 0;
        for (ulong round = 0; round < 400; round++)
        {
            var random = new Pcg64(round);
            ParameterImportance importance = Run(3, (_, _, _, seed) => random.NextDouble() + seed);
            significant += importance["a"].PValue < 0.05 ? 1 : 0;
        }

        Assert.That(significant, Is.InRange(9, 34));
    }

    [Test]
    public void GetImportance_OfEqualScores_IsNothing()
    {
        ParameterImportance importance = Run(2, (_, _, _, _) => 5);
        Assert.That(importance.Effects.Select(effect => effect.Share), Is.All.Zero);
        Assert.That(importance.Effects.Select(effect => effect.PValue), Is.All.Null);
        Assert.That(importance.ToMarkdown(), Does.Contain("| a × b | 0.0 % | – |\n"));
    }

    [Test]
    public void GetImportance_OfAnythingButAFullGrid_IsRefusedWithTheReason()
    {
        var space = new SweepSpace(A, SweepParameter.Uniform("u", 0, 1));
        Assert.That(() => Score(Sweep.Random(space, 8, 1)).GetImportance(), Throws.InvalidOperationException.With.Message.Contains("'u' is drawn from a distribution"));

        IReadOnlyList<SweepConfiguration> grid = Sweep.Grid(new SweepSpace(A, B));
        Assert.That(() => Score([.. grid.Skip(1)]).GetImportance(), Throws.InvalidOperationException.With.Message.Contains("3 different configurations where the full grid has 4"));
        Assert.That(() => Score([grid[0], grid[1], grid[2], grid[0]]).GetImportance(), Throws.InvalidOperationException);
        Assert.That(() => Score(grid).GetImportance()["z"], Throws.ArgumentException.With.Message.Contains("its options are: a, b."));
        Assert.That(() => Score(grid).GetImportance()["a", "a"], Throws.ArgumentException);

        static SweepResult Score(IReadOnlyList<SweepConfiguration> configurations) => new SweepRunner().Run(configurations, 2, (_, trial, _) => trial.SeedIndex);
    }

    private static ParameterImportance Run(int seedCount, Func<int, int, int, int, double> f) =>
        new SweepRunner(new SweepOptions { MaxDegreeOfParallelism = 1 }).Run(Sweep.Grid(new SweepSpace(A, B, C)), seedCount, (configuration, trial, _) =>
            f(configuration.Get(A), configuration.Get(B), configuration.Get(C), trial.SeedIndex)).GetImportance();
}
