namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class CountryAliasesTests
{
    [TestCase("USA", "United States")]
    [TestCase("uSA ", "United States")]
    [TestCase("united  states", "United States")]
    [TestCase("CA ", "Canada")]
    [TestCase("canada", "Canada")]
    [TestCase("Uk", "United Kingdom")]
    [TestCase("England", "United Kingdom")]
    [TestCase("Czechia (Czech Republic)", "Czechia")]
    [TestCase("CZECHIA", "Czechia")]
    [TestCase("United Arab Emirates", "United Arab Emirates")]
    [TestCase("  saudi\u00A0 ARABIA", "Saudi Arabia")]
    [TestCase("germany", "Germany")]
    [TestCase("Côte d’Ivoire", "Côte d’Ivoire")]
    [TestCase("CÔTE D’IVOIRE", "Côte d’Ivoire")]
    [TestCase("-", null)]
    [TestCase("Full time", null)]
    [TestCase("  ", null)]
    [TestCase(null, null)]
    public void Resolve_Spelling_GivesTheCountry(string? spelling, string? country) => Assert.That(CountryAliases.Default.Resolve(spelling), Is.EqualTo(country));

    [Test]
    public void With_NewSpelling_LeavesTheOldTableAlone()
    {
        CountryAliases extended = CountryAliases.Default.With("Nottingham", "United Kingdom").With("GEORGIA", null).With("osterreich", "österreich");

        Assert.That(extended.Resolve("nottingham "), Is.EqualTo("United Kingdom"));
        Assert.That(extended.Resolve("Georgia"), Is.Null);
        Assert.That(extended.Resolve("ÖSTERREICH"), Is.EqualTo("österreich"));
        Assert.That(extended.Resolve("usa"), Is.EqualTo("United States"));
        Assert.That(CountryAliases.Default.Resolve("nottingham "), Is.EqualTo("Nottingham"));
        Assert.That(CountryAliases.Default.Resolve("Georgia"), Is.EqualTo("Georgia"));
    }

    [Test]
    public void Empty_AnySpelling_StandsForItself() => Assert.That(CountryAliases.Empty.Resolve("uSA"), Is.EqualTo("Usa"));

    [Test]
    public void With_BlankText_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => CountryAliases.Default.With(" ", "Canada"));
        Assert.Throws<ArgumentException>(() => CountryAliases.Default.With("x", " "));
    }

    [FsCheckProperty]
    public bool Resolve_ItsOwnAnswer_StaysTheSame(string? spelling)
    {
        string? country = CountryAliases.Default.Resolve(spelling);
        return CountryAliases.Default.Resolve(country) == country;
    }
}
