using TabularRl.Discretization;

namespace TabularRl.Tests.Discretization;

[TestFixture]
internal sealed class DiscretizerDescriptionTests
{
    private static readonly DiscretizerDescription Base = Describe();

    [Test]
    public void Equals_OfTheSameParts_IsTrue() => Assert.That(Describe(), Is.EqualTo(Base));

    private static IEnumerable<DiscretizerDescription> Others =>
    [
        Describe(kind: "other"),
        Describe(cellCount: 3),
        Describe(width: CellWidth.Int32),
        Describe(parameter: 2),
        Describe(firstName: "c"),
        new("kind", 2, 2, CellWidth.Int16, [1.0], []),
        new("kind", 2, 2, CellWidth.Int16, [1.0, 1.0], ["a", "b"]),
    ];

    [TestCaseSource(nameof(Others))]
    public void Equals_WhereOnePartDiffers_IsFalse(DiscretizerDescription other) => Assert.That(other, Is.Not.EqualTo(Base));

    [Test]
    public void Constructor_OfDefaultArrays_TakesThemAsEmpty()
    {
        var description = new DiscretizerDescription("kind", 1, 1, CellWidth.Int16, default, default);
        Assert.That(description, Is.EqualTo(new DiscretizerDescription("kind", 1, 1, CellWidth.Int16, [], [])));
        Assert.That(description.NameOf(0), Is.EqualTo("feature 0"));
    }

    [Test]
    public void Constructor_OfPartsThatDoNotFit_IsRefused()
    {
        Assert.That(() => new DiscretizerDescription("", 1, 1, CellWidth.Int16, [], []), Throws.ArgumentException);
        Assert.That(() => new DiscretizerDescription("kind", 0, 1, CellWidth.Int16, [], []), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new DiscretizerDescription("kind", 1, 0, CellWidth.Int16, [], []), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new DiscretizerDescription("kind", 1, 1, 0, [], []), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new DiscretizerDescription("kind", 2, 1, CellWidth.Int16, [], ["one"]), Throws.ArgumentException.With.Message.Contains("1 feature names for 2"));
    }

    [Test]
    public void Create_OfAKindThatIsNotBuiltIn_AsksForTheDiscretizer() =>
        Assert.That(() => BuiltInDiscretizers.Create(Base), Throws.ArgumentException.With.Message.Contains("'kind' is not a built-in discretizer"));

    [Test]
    public void Create_OfARoundingWithoutItsParameters_IsRefused() =>
        Assert.That(
            () => BuiltInDiscretizers.Create(new DiscretizerDescription("rounding", 1, 1, CellWidth.Int16, [0.5, 0], [])),
            Throws.ArgumentException.With.Message.Contains("decimals"));

    private static DiscretizerDescription Describe(
        string kind = "kind", int cellCount = 2, CellWidth width = CellWidth.Int16, double parameter = 1, string firstName = "a") =>
        new(kind, 2, cellCount, width, [parameter], [firstName, "b"]);
}
