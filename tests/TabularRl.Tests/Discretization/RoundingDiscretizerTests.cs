using TabularRl.Discretization;

namespace TabularRl.Tests.Discretization;

[TestFixture]
internal sealed class RoundingDiscretizerTests
{
    private static readonly string[] Names = ["Age", "Days_Since_First_Norm"];

    [TestCase(0.5, 0)]
    [TestCase(1.5, 2)]
    [TestCase(2.5, 2)]
    [TestCase(-0.5, 0)]
    [TestCase(-1.5, -2)]
    [TestCase(2.4999999, 2)]
    [TestCase(1e9, 1_000_000_000)]
    [TestCase(-0.0, 0)]
    [TestCase(int.MaxValue, int.MaxValue)]
    [TestCase(int.MinValue, int.MinValue)]
    public void Discretize_WithoutDecimals_RoundsHalfToEven(double value, int expected) =>
        Assert.That(Cell(value, new RoundingOptions { Decimals = 0 }), Is.EqualTo(expected));

    // 0.575 · 100 is 57.49999999999999 in double and 57.5 in single precision; 0.295 · 100 is 29.5 and 29.499998.
    [TestCase(0.575, 57, 58)]
    [TestCase(0.295, 30, 29)]
    [TestCase(0.25, 25, 25)]
    [TestCase(-0.575, -57, -58)]
    public void Discretize_InSinglePrecision_DecidesSomeTiesOtherwise(double value, int inDouble, int inSingle)
    {
        Assert.That(Cell(value, new RoundingOptions()), Is.EqualTo(inDouble));
        Assert.That(Cell(value, new RoundingOptions { SinglePrecision = true }), Is.EqualTo(inSingle));
    }

    [FsCheckProperty]
    public bool Discretize_OfAMultipleOfTheUnit_GivesTheMultiple(short multiple, bool single)
    {
        var options = new RoundingOptions { SinglePrecision = single };
        return Cell(multiple / 100.0, options) == multiple;
    }

    [FsCheckProperty]
    public bool Discretize_OfAnyValue_IsOffByHalfAUnitAtMost(int value, byte part)
    {
        double exact = value / 4096.0 + part / 1e6;
        return Math.Abs(Cell(exact, new RoundingOptions()) - exact * 100) <= 0.5 + 1e-6;
    }

    [FsCheckProperty]
    public bool Discretize_OfALargerValue_GivesNoSmallerCell(int one, int other, bool single)
    {
        var options = new RoundingOptions { Decimals = 1, SinglePrecision = single };
        (double low, double high) = (Math.Min(one, other) / 128.0, Math.Max(one, other) / 128.0);
        return Cell(low, options) <= Cell(high, options);
    }

    [TestCase(CellWidth.Int16)]
    [TestCase(CellWidth.Int32)]
    public void Discretize_OfNaN_NamesTheFeature(CellWidth width)
    {
        var discretizer = new RoundingDiscretizer(Names, new RoundingOptions { CellWidth = width });
        Assert.That(
            () => Discretize(discretizer, 1, double.NaN),
            Throws.ArgumentException.With.Message.StartWith("Feature 1 ('Days_Since_First_Norm') is NaN"));
    }

    [Test]
    public void Discretize_OfNaNInAFeatureWithoutAName_GivesItsPosition() =>
        Assert.That(() => Discretize(new RoundingDiscretizer(3), 0, 0, double.NaN), Throws.ArgumentException.With.Message.StartWith("Feature 2 is NaN"));

    [Test]
    public void Discretize_OfAnInfiniteOrTooLargeValue_SaysWhatToDo(
        [Values(double.PositiveInfinity, double.NegativeInfinity, 1e300, 21474836.48, -21474836.49)] double value) =>
        Assert.That(
            () => Discretize(new RoundingDiscretizer(Names), value, 0),
            Throws.ArgumentException.With.Message.StartWith("Feature 0 ('Age') is").And.Message.Contains("clip or scale"));

    [Test]
    public void Discretize_OfAValueBeyond16Bits_NamesTheFeatureAndAdvisesTheWideCell(
        [Values(327.68, -327.69, 655.41)] double value)
    {
        var discretizer = new RoundingDiscretizer(Names, new RoundingOptions { CellWidth = CellWidth.Int16 });
        Assert.That(
            () => Discretize(discretizer, 0, value),
            Throws.ArgumentException.With.Message.StartWith("Feature 1 ('Days_Since_First_Norm') is").And.Message.Contains("choose CellWidth.Int32"));
    }

    [Test]
    public void Discretize_OfAnInfiniteValueInto16Bits_DoesNotAdviseTheWideCell() =>
        Assert.That(
            () => Discretize(new RoundingDiscretizer(1, new RoundingOptions { CellWidth = CellWidth.Int16 }), double.PositiveInfinity),
            Throws.ArgumentException.With.Message.StartWith("Feature 0 is Infinity, whose cell does not fit in 16 bits; clip or scale"));

    [TestCase(327.67, short.MaxValue)]
    [TestCase(-327.68, short.MinValue)]
    public void Discretize_OfTheLastValueThatFits16Bits_IsAccepted(double value, int expected) =>
        Assert.That(Cell(value, new RoundingOptions { CellWidth = CellWidth.Int16 }), Is.EqualTo(expected));

    [Test]
    public void Constructor_OfOptionsOutOfRange_IsRefused()
    {
        Assert.That(() => new RoundingDiscretizer(0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RoundingDiscretizer(1, new RoundingOptions { Decimals = -1 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RoundingDiscretizer(1, new RoundingOptions { Decimals = 10 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RoundingDiscretizer(1, new RoundingOptions { CellWidth = (CellWidth)8 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RoundingDiscretizer(Array.Empty<string>()), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [FsCheckProperty]
    public void Create_OfADescription_GivesAnEqualDiscretizer(byte decimals, bool single, bool narrow, bool named)
    {
        var options = new RoundingOptions
        {
            Decimals = decimals % 10,
            SinglePrecision = single,
            CellWidth = narrow ? CellWidth.Int16 : CellWidth.Int32,
        };
        RoundingDiscretizer original = named ? new RoundingDiscretizer(Names, options) : new RoundingDiscretizer(2, options);

        IStateDiscretizer rebuilt = BuiltInDiscretizers.Create(original.Description);

        Assert.That(rebuilt.Description, Is.EqualTo(original.Description));
        Assert.That(rebuilt.Description.GetHashCode(), Is.EqualTo(original.Description.GetHashCode()));
    }

    private static int Cell(double value, RoundingOptions options) =>
        Discretize(new RoundingDiscretizer(1, options), value)[0];

    private static int[] Discretize(RoundingDiscretizer discretizer, params double[] observation)
    {
        var key = new ulong[StateKey.GetWordCount(discretizer.CellCount, discretizer.CellWidth)];
        StateKey.Write(discretizer, observation, key);
        var cells = new int[discretizer.CellCount];
        StateKey.Read(key, discretizer.CellWidth, cells);
        return cells;
    }
}
