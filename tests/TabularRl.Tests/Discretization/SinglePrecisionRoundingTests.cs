using TabularRl.Discretization;
using TabularRl.Randomness;

namespace TabularRl.Tests.Discretization;

/// <summary>The vectorised rounding against its scalar twin.</summary>
[TestFixture]
public sealed class SinglePrecisionRoundingTests
{
    [Test]
    public void Discretize_AnyLength_EqualsRoundingOneByOne([Range(1, 40)] int size)
    {
        var discretizer = new RoundingDiscretizer(size, new RoundingOptions { SinglePrecision = true, CellWidth = CellWidth.Int16 });
        var random = new Xoshiro256((ulong)size);
        var observation = new double[size];
        var cells = new short[size];
        var expected = new short[size];
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
        }
    }

    [Test]
    public void Discretize_ValueWithoutCell_NamesItWhereverItStands(
        [Range(0, 14)] int feature, [Values(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 327.68, -327.7, 1e30)] double value)
    {
        var discretizer = new RoundingDiscretizer(15, new RoundingOptions { SinglePrecision = true, CellWidth = CellWidth.Int16 });
        var observation = new double[15];
        observation[feature] = value;
        Assert.That(() => discretizer.Discretize(observation, new short[15]), Throws.ArgumentException.With.Message.Contains($"eature {feature}"));
    }
}
