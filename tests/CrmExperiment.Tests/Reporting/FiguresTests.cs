
namespace CrmExperiment.Tests.Reporting;

[TestFixture]
internal sealed class FiguresTests
{
    [TestCase(0.013897, "1.39\u00A0%")]
    [TestCase(0.0, "0.00\u00A0%")]
    [TestCase(1.0, "100.00\u00A0%")]
    [TestCase(0.328, "32.80\u00A0%")]
    public void Percent_Fraction_HasTwoDecimals(double fraction, string expected) => Assert.That(Figures.Percent(fraction), Is.EqualTo(expected));

    [TestCase(0, "0.0\u00A0%")]
    [TestCase(0.0001, "under 0.1\u00A0%")]
    [TestCase(0.277, "27.7\u00A0%")]
    [TestCase(0.9996, "over 99.9\u00A0%")]
    [TestCase(0.9994, "99.9\u00A0%")]
    [TestCase(1, "100.0\u00A0%")]
    public void Share_Fraction_IsNoneOrAllOnlyIfExactlyThat(double fraction, string expected) => Assert.That(Figures.Share(fraction), Is.EqualTo(expected));

    [TestCase(0.0097, "+0.97")]
    [TestCase(-0.0003, "\u22120.03")]
    [TestCase(-0.00001, "0.00")]
    [TestCase(0.00001, "0.00")]
    [TestCase(0.0, "0.00")]
    public void SignedPoints_Difference_HasSignButNoSignedZero(double difference, string expected) =>
        Assert.That(Figures.SignedPoints(difference), Is.EqualTo(expected));

    [TestCase(0.0004, "p\u00A0<\u00A00.001")]
    [TestCase(0.001, "p\u00A0=\u00A00.001")]
    [TestCase(0.0324, "p\u00A0=\u00A00.032")]
    [TestCase(1.0, "p\u00A0=\u00A01.000")]
    public void PValue_Value_IsNeverZero(double value, string expected) => Assert.That(Figures.PValue(value), Is.EqualTo(expected));

    [TestCase(0, "not measured")]
    [TestCase(0.4123, "0.41\u00A0s")]
    [TestCase(136, "136\u00A0s (2\u00A0min 16\u00A0s)")]
    public void Duration_Seconds_NamesMinutesFromOneOn(double seconds, string expected) => Assert.That(Figures.Duration(seconds), Is.EqualTo(expected));

    [Test]
    public void Factor_BaselineOfZero_IsNull()
    {
        Assert.That(Figures.Factor(0.013, 0), Is.Null);
        Assert.That(Figures.Factor(0.0139, 0.0042), Is.EqualTo("3.3×"));
    }

    [Test]
    public void Count_One_TakesTheSingular()
    {
        Assert.That(Figures.Count(1, "contact"), Is.EqualTo("1\u00A0contact"));
        Assert.That(Figures.Count(11_032, "customer"), Is.EqualTo("11,032\u00A0customers"));
    }

    [FsCheckProperty]
    public bool Number_AnyValue_IsReadBackToItsDecimals(int thousandths)
    {
        double value = thousandths / 1_000.0;
        string text = Figures.Number(value, 3).Replace(Figures.Minus, '-');
        return Math.Abs(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) - value) < 1e-6;
    }
}
