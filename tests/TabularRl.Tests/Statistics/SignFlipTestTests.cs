using MathNet.Numerics.Distributions;
using TabularRl.Randomness;
using TabularRl.Statistics;
using TabularRl.Tests.Oracles;

namespace TabularRl.Tests.Statistics;

[TestFixture]
internal sealed class SignFlipTestTests
{
    // By hand: the flips whose sum is as far from 0 as the observed one, out of 2ⁿ.
    [TestCase(new[] { 1.0 }, 1.0)]
    [TestCase(new[] { 1.0, 1.0, 1.0 }, 0.25)] // 2 of 8
    [TestCase(new[] { 1.0, 2.0 }, 0.5)] // 2 of 4
    [TestCase(new[] { 1.0, -1.0 }, 1.0)]
    [TestCase(new[] { 3.0, 1.0, -1.0 }, 0.75)] // ±5, ±3 twice: 6 of 8
    [TestCase(new[] { -3.0, -1.0, 1.0 }, 0.75)]
    [TestCase(new[] { 0.1, 0.2, -0.3 }, 1.0)] // a sum of 0 but for rounding
    [TestCase(new[] { 0.0, 1.0, 0.0, 1.0, 1.0 }, 0.25)] // units that agree say nothing
    [TestCase(new[] { 0.0, 0.0 }, 1.0)]
    [TestCase(new double[0], 1.0)]
    public void PValue_OfAFewDifferences_IsExact(double[] differences, double expected) =>
        Assert.That(SignFlipTest.PValue(differences, 1), Is.EqualTo(expected));

    [Test]
    public void PValue_OfSixteenEqualDifferences_IsTheLeastThatIsEnumerated() =>
        Assert.That(SignFlipTest.PValue(Enumerable.Repeat(1.0, 16).ToArray(), 1), Is.EqualTo(2.0 / 65536));

    [Test]
    public void PValue_OfManyEqualDifferences_IsNeverZero() =>
        Assert.That(SignFlipTest.PValue(Enumerable.Repeat(1.0, 200).ToArray(), 1, flipCount: 999), Is.EqualTo(0.001));

    [Test]
    public void PValue_BySampledFlips_ComesNearTheExactOne()
    {
        var random = new Xoshiro256(5);
        double[] differences = [.. Enumerable.Range(0, 17).Select(_ => random.NextDouble() - 0.35)];
        double observed = Math.Abs(differences.Sum());
        int extreme = 0;
        for (int signs = 0; signs < 1 << 17; signs++)
        {
            double sum = 0;
            for (int i = 0; i < 17; i++)
                sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
            extreme += Math.Abs(sum) >= observed - 1e-12 ? 1 : 0;
        }

        double exact = extreme / (double)(1 << 17);
        Assert.That(SignFlipTest.PValue(differences, 1), Is.EqualTo(exact).Within(4 * Math.Sqrt(exact * (1 - exact) / 20_000)));
    }

    [TestCase(10)]
    [TestCase(90)]
    public void PValue_WhereThereIsNoDifference_IsUniform(int unitCount)
    {
        var random = new Xoshiro256(6);
        var counts = new long[10];
        for (int i = 0; i < 600; i++)
        {
            double[] differences = [.. Enumerable.Range(0, unitCount).Select(_ => Normal.InvCDF(0, 1, Math.Max(1e-12, random.NextDouble())))];
            double p = SignFlipTest.PValue(differences, (ulong)i, flipCount: 499);
            counts[Math.Min(9, (int)((p - 1e-9) * 10))]++;
        }

        Assert.That(ChiSquare.PValue(counts, Enumerable.Repeat(0.1, 10).ToArray()), Is.GreaterThan(0.001));
    }

    [Test]
    public void PValue_OfDifferencesThatAreNotFinite_IsRefused([Values(double.NaN, double.PositiveInfinity)] double value) =>
        Assert.That(() => SignFlipTest.PValue([1, value], 1), Throws.ArgumentException.With.Message.Contains("finite"));

    [Test]
    public void PValue_OfTooFewFlips_IsRefused() =>
        Assert.That(() => SignFlipTest.PValue([1], 1, flipCount: 99), Throws.TypeOf<ArgumentOutOfRangeException>());
}
