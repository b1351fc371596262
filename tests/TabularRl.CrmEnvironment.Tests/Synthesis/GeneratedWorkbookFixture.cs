namespace TabularRl.Crm.Tests;

/// <summary>Writes a workbook of the published size once, and reads it back with MiniExcel.</summary>
internal abstract class GeneratedWorkbookFixture
{
    private readonly ulong _seed;

    protected GeneratedWorkbookFixture(ulong seed) => _seed = seed;

    protected IReadOnlyList<ReadBackLead> Leads { get; private set; } = [];

    protected int EmptyRows { get; private set; }

    protected ReadBackLead[] Train { get; private set; } = [];

    protected ReadBackLead[] Validation { get; private set; } = [];

    protected ReadBackLead[] Test { get; private set; } = [];

    [OneTimeSetUp]
    public void WriteAndRead()
    {
        using MemoryStream workbook = new();
        new CrmWorkbookGenerator(new CrmWorkbookGeneratorOptions { Seed = _seed }).Write(workbook);
        workbook.Position = 0;
        (Leads, EmptyRows) = ReadBackLead.Read(workbook);
        (Train, Validation, Test) = ReadBackLead.Split(Leads);
    }

    protected Dictionary<string, int> CountBy(Func<ReadBackLead, string?> key) =>
        Leads.GroupBy(lead => key(lead) ?? "").ToDictionary(group => group.Key, group => group.Count());
}
