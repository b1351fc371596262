namespace TabularRl.Crm.Tests;

/// <summary>The invented workbook that holds every oddity of the real one.</summary>
internal static class Quirks
{
    public static string WorkbookPath => Fixture("sales-crm-quirks.xlsx");

    public static string FeaturesPath => Fixture("sales-crm-quirks.published-features.csv");

    private static string Fixture(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, "Fixtures", name);
}
