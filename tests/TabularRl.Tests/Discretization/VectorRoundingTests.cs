using TabularRl.Discretization;
using TabularRl.Randomness;

namespace TabularRl.Tests.Discretization;

/// <summary>The vectorised rounding against its scalar twin.</summary>
[TestFixture]
public sealed class VectorRoundingTests
{
    [Test]
    public void Discretize_AnyLength_EqualsRoundingOneByOne([Range(1, 40)] int size, [Values] bool singlePrecision)
    {
        var discretizer = new RoundingDiscretizer(size, new RoundingOptions { SinglePrecision = singlePrecision, CellWidth = CellWidth.Int16 });
        var random = new Xoshiro256((ulong)size);
        var observation = new double[size];
        var cells = new short[size];
        var expected = new short[size];
        int[] wideCells = new int[size], expectedWide = new int[size];
        for (int round = 0; round < 500; round++)
        {
            for (int i = 0; i < size; i++)
            {
                observation[i] = random.NextInt32(4) switch
                {
                    0 => random.NextInt32(65_535) / 200.0 - 163.8, // halves, which round to even
                    1 => random.NextDouble(),
                    2 => -0.0,
                    _ => random.NextInt32(655) - 327,
                };
            }

            discretizer.Discretize(observation, cells);
            discretizer.DiscretizeOneByOne(observation, expected);
            Assert.That(cells, Is.EqualTo(expected));
            discretizer.Discretize(observation, wideCells);
            discretizer.DiscretizeOneByOne(observation, expectedWide);
            Assert.That(wideCells, Is.EqualTo(expectedWide));
        }
    }

    [Test]
    public void Discretize_ValuesAtTheBoundsOf32Bits_EqualsRoundingOneByOne(
        [Values(int.MinValue, int.MinValue + 0.5, int.MaxValue, int.MaxValue - 0.5, -0.5, 0.5, 1.5, 4503599627370497.5 / 4194304)] double value, [Range(0, 14)] int feature)
    {
        var discretizer = new RoundingDiscretizer(15, new RoundingOptions { Decimals = 0 });
        var observation = new double[15];
        observation[feature] = value;
        int[] cells = new int[15], expected = new int[15];
        discretizer.Discretize(observation, cells);
        discretizer.DiscretizeOneByOne(observation, expected);
        Assert.That(cells, Is.EqualTo(expected));
    }

    [Test]
    public void Discretize_ValueWithout32BitCell_NamesItWhereverItStands(
        [Range(0, 14)] int feature,
        [Values(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 21474836.476, -21474836.49, 1e30, -1e300, 4503599627370496, 9007199254740993)] double value)
    {
        var discretizer = new RoundingDiscretizer(15);
        var observation = new double[15];
        observation[feature] = value;
        Assert.That(() => discretizer.Discretize(observation, new int[15]), Throws.ArgumentException.With.Message.Contains($"eature {feature}"));
    }

    [Test]
    public void Discretize_ValueWithoutCell_NamesItWhereverItStands(
        [Range(0, 14)] int feature, [Values(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 327.68, -327.7, 1e30, -1e300)] double value, [Values] bool singlePrecision)
    {
        var discretizer = new RoundingDiscretizer(15, new RoundingOptions { SinglePrecision = singlePrecision, CellWidth = CellWidth.Int16 });
        var observation = new double[15];
        observation[feature] = value;
        Assert.That(() => discretizer.Discretize(observation, new short[15]), Throws.ArgumentException.With.Message.Contains($"eature {feature}"));
    }
}
