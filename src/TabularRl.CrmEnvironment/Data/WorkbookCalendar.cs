using System.IO.Compression;
using System.Xml;

namespace TabularRl.Crm;

/// <summary>Finds out from which year a workbook counts its days.</summary>
internal static class WorkbookCalendar
{
    /// <summary>
    /// Whether the days count from 1904, as in workbooks from old Macintoshes. The reader does not look, and would give dates four years
    /// too early.
    /// </summary>
    public static bool CountsFrom1904(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false));
        if (zip.GetEntry("xl/workbook.xml") is not { } entry)
            return false;

        using Stream stream = entry.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "workbookPr")
                return xml.GetAttribute("date1904") is "1" or "true";
        }

        return false;
    }
}
