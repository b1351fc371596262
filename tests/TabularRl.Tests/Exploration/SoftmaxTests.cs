using TabularRl.Environments;
using TabularRl.Exploration;

namespace TabularRl.Tests.Exploration;

[TestFixture]
internal sealed class SoftmaxTests
{
    [Test]
    public void GetProbabilities_OfLogarithms_AreInProportion()
    {
        // τ = 2 and values 2·ln 1, 2·ln 2, 2·ln 3, 2·ln 4: weights 1 : 2 : 3 : 4, and without the third 1 : 2 : 4.
        double[] values = [0, 2 * Math.Log(2), 2 * Math.Log(3), 2 * Math.Log(4)];

        Assert.That(Probabilities(values, 2), Is.EqualTo(new[] { 0.1, 0.2, 0.3, 0.4 }).Within(1e-15));
        ActionMask mask = ActionMask.FromFlags([true, true, false, true]);
        Assert.That(Probabilities(values, 2, mask), Is.EqualTo(new[] { 1 / 7.0, 2 / 7.0, 0, 4 / 7.0 }).Within(1e-15));
    }

    [TestCase(1e308, -1e308, 1.0, 1.0)]
    [TestCase(800.0, 0.0, 1.0, 1.0)]
    [TestCase(-800.0, -800.0, 1e-3, 0.5)]
    [TestCase(1e308, 1e308, 1e-320, 0.5)]
    [TestCase(1.0, 0.0, 1e308, 0.5)]
    [TestCase(double.PositiveInfinity, 0.0, 1.0, 1.0)]
    [TestCase(0.0, double.NegativeInfinity, 1.0, 1.0)]
    [TestCase(double.NegativeInfinity, double.NegativeInfinity, 1.0, 0.5)]
    [TestCase(3.0, double.NaN, 1.0, 1.0)]
    public void GetProbabilities_OfExtremeValues_DoNotOverflow(double first, double second, double temperature, double expected) =>
        Assert.That(Probabilities([first, second], temperature), Is.EqualTo(new[] { expected, 1 - expected }));

    [FsCheckProperty]
    public bool GetProbabilities_OfValuesShiftedAlike_AreTheSame(byte[] coarse, short shift)
    {
        if (coarse.Length == 0)
            return true;
        double[] values = Array.ConvertAll(coarse, value => (double)value);
        double[] shifted = Array.ConvertAll(values, value => value + shift);
        return Probabilities(values, 7).SequenceEqual(Probabilities(shifted, 7));
    }

    private static double[] Probabilities(double[] values, double temperature, ActionMask mask = default)
    {
        var probabilities = new double[values.Length];
        new Softmax(1).GetProbabilities(new ActionChoice(values, [], mask, temperature), probabilities);
        return probabilities;
    }
}
