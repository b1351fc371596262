namespace TabularRl.Crm.Tests;

/// <summary>A generated workbook of the published size, read once for all tests, and the data sets of the three experiments.</summary>
internal static class GeneratedData
{
    private static readonly Lazy<CrmWorkbook> LazyWorkbook = new(() =>
    {
        using var folder = new TempFolder();
        string path = Path.Combine(folder.FolderPath, "generated.xlsx");
        using (FileStream file = File.Create(path))
            new CrmWorkbookGenerator(new CrmWorkbookGeneratorOptions { Seed = 11 }).Write(file);
        return CrmWorkbook.Read(path);
    });

    public static CrmWorkbook Workbook => LazyWorkbook.Value;

    public static CrmDataset Dataset(CrmProtocol protocol, IReadOnlyList<CrmFeature>? features = null, CrmDatasetOptions? options = null) =>
        CrmDataset.From(Workbook, protocol, features, options);
}
