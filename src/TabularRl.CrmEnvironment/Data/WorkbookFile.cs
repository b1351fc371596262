using System.Text;
using Sylvan.Data.Csv;

namespace TabularRl.Crm;

/// <summary>Opens a workbook's file, and turns whatever goes wrong into one sentence.</summary>
internal static class WorkbookFile
{
    public static byte[] ReadContent(string path, string sourceName)
    {
        if (Directory.Exists(path))
            throw new CrmDataException($"'{sourceName}' is a folder; name the workbook in it.");

        try
        {
            byte[] content = File.ReadAllBytes(path);
            return content.Length > 0 ? content : throw new CrmDataException($"'{sourceName}' is empty; a workbook (.xlsx) or CSV file is needed.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CrmDataException($"There is no file '{sourceName}'; check its name and folder.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CrmDataException($"'{sourceName}' may not be read; check its permissions.", e);
        }
        catch (Exception e) when (e is IOException or NotSupportedException)
        {
            throw new CrmDataException($"'{sourceName}' cannot be read; is it open in another program?", e);
        }
    }

    public static CrmTable ReadTable(byte[] content, string sourceName)
    {
        bool isZip = content.AsSpan().StartsWith("PK"u8);
        if (!isZip)
            RefuseOtherFormats(content, sourceName);

        try
        {
            if (isZip && WorkbookCalendar.CountsFrom1904(content))
                throw new CrmDataException($"'{sourceName}' counts its days from 1904; switch the 1904 date system off in its options and save it again.");

            using SheetReader sheet = isZip ? new XlsxSheetReader(content) : new CsvSheetReader(content, sourceName);
            return CrmTable.Read(sheet, sourceName);
        }
        catch (DecoderFallbackException e)
        {
            throw new CrmDataException($"'{sourceName}' is neither a workbook nor UTF-8 text; save it as .xlsx or as CSV in UTF-8.", e);
        }
        catch (CsvFormatException e)
        {
            throw new CrmDataException($"'{sourceName}' is no well-formed CSV at row {e.RowNumber + 1}; look for a quotation mark that is not closed.", e);
        }
        // The reader of workbooks promises nothing about what it throws on a damaged one.
        catch (Exception e) when (e is not CrmDataException and not OutOfMemoryException)
        {
            throw new CrmDataException($"'{sourceName}' is damaged or no workbook; save or copy it again.", e);
        }
    }

    private static void RefuseOtherFormats(ReadOnlySpan<byte> content, string sourceName)
    {
        ReadOnlySpan<byte> compoundFile = [0xD0, 0xCF, 0x11, 0xE0];
        if (content.StartsWith(compoundFile))
            throw new CrmDataException($"'{sourceName}' is a workbook of the old kind (.xls) or one with a password; save it as a plain .xlsx.");

        string extension = Path.GetExtension(sourceName);
        if (extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase) || extension.Equals(".xlsm", StringComparison.OrdinalIgnoreCase))
            throw new CrmDataException($"'{sourceName}' is not a workbook, in spite of its name; save it as .xlsx, or name it .csv if it is one.");
    }
}
