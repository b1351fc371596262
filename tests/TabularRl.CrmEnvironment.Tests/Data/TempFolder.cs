using System.IO.Compression;
using System.Text;

namespace TabularRl.Crm.Tests;

/// <summary>A folder for made-up files that is removed at the end of a test.</summary>
internal sealed class TempFolder : IDisposable
{
    public const string Header = "ID,Country,Education,First Contact,Last Contact,Status,Stage,First Call,Signed up for a demo,"
        + "Filled in customer survey,Did sign up to the platform,Account Manager assigned,Subscribed";

    public string FolderPath { get; } = Directory.CreateTempSubdirectory("crm-data-").FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] content)
    {
        string path = Path.Combine(FolderPath, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A CSV file with the workbook's header and one row a customer; cells that are left out at the end are empty.</summary>
    public string WriteCustomers(params string[] rows) =>
        Write("customers.csv", string.Join('\n', rows.Select(row => row + new string(',', 12 - row.Count(c => c == ','))).Prepend(Header)) + "\n");

    /// <summary>The quirks workbook with the text of one of its parts changed.</summary>
    public string WriteQuirksWith(string name, string part, Func<string, string> change)
    {
        string path = Write(name, File.ReadAllBytes(Quirks.WorkbookPath));
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Update);
        ZipArchiveEntry entry = zip.GetEntry(part)!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
            text = reader.ReadToEnd();
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(part).Open());
        writer.Write(change(text));
        return path;
    }

    public void Dispose() => Directory.Delete(FolderPath, recursive: true);
}
