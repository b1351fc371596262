namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class CategoryEncoderTests
{
    [Test]
    public void Encode_FittedValues_FollowTheOrdinalOrder()
    {
        CategoryEncoder encoder = CategoryEncoder.Fit(["B9", "B10", null, "B1", "b1", "B9", "中国", "  "]);

        Assert.That(encoder.Categories, Is.EqualTo(new[] { "  ", "B1", "B10", "B9", "b1", "中国" }));
        Assert.That(encoder.Categories.Select(encoder.Encode), Is.EqualTo(Enumerable.Range(0, 6)));
    }

    [Test]
    public void Encode_MissingOrUnseen_ShareOneCode()
    {
        CategoryEncoder encoder = CategoryEncoder.Fit(["a", "b"]);

        Assert.That((encoder.Encode(null), encoder.Encode("c"), encoder.UnknownCode), Is.EqualTo((2, 2, 2)));
        Assert.That(CategoryEncoder.Fit([]).Encode("a"), Is.Zero);
    }
}
