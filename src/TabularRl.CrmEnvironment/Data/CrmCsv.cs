using System.Globalization;
using System.Text;

namespace TabularRl.Crm;

/// <summary>
/// Writes a split as CSV: the workbook's 13 columns under their own names (dates as yyyy-MM-dd, countries as typed), then
/// Subscribed_Binary,
/// Education_Encoded and the 15 published features. Commas, <c>\n</c>, UTF-8, quotation marks as RFC 4180 has them, numbers in the
/// shortest form that reads
/// back to the same value; the same bytes on every machine. <see cref="CrmWorkbook.Read"/> reads it back to the same customers.
/// </summary>
public static class CrmCsv
{
    /// <summary>Writes a split.</summary>
    /// <param name="writer">Where to; it stays open.</param>
    /// <param name="dataset">A data set of the published protocol, with any features: the files hold the published ones always.</param>
    /// <param name="split">One of its splits.</param>
    /// <exception cref="ArgumentException"><paramref name="dataset"/> is not of the published protocol, or <paramref name="split"/> is
    /// not one of its splits.</exception>
    public static void Write(TextWriter writer, CrmDataset dataset, CrmSplit split)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(split);
        if (dataset.Protocol != CrmProtocol.Published)
            throw new ArgumentException("The files hold the published features and countries as typed; make the data set under the published protocol.", nameof(dataset));

        CrmFeatureContext context = dataset.FindContext(split) ?? throw new ArgumentException("The split is not one of the data set's own.", nameof(split));
        var line = new CsvLine(writer);
        foreach (string name in CrmColumns.Names)
            line.Add(name);
        line.Add("Subscribed_Binary");
        foreach (CrmFeature feature in CrmFeatureSets.Published16)
            line.Add(feature.Name);
        line.End();

        foreach (CrmLead lead in split.Leads)
            WriteLead(line, lead, context);
    }

    /// <summary>Writes a split in UTF-8 without a byte order mark.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="dataset">A data set of the published protocol.</param>
    /// <param name="split">One of its splits.</param>
    /// <exception cref="ArgumentException"><paramref name="dataset"/> is not of the published protocol, or <paramref name="split"/> is
    /// not one of its splits.</exception>
    public static void Write(Stream stream, CrmDataset dataset, CrmSplit split)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Write(writer, dataset, split);
    }

    private static void WriteLead(CsvLine line, CrmLead lead, CrmFeatureContext context)
    {
        line.Add(lead.Id.ToString(CultureInfo.InvariantCulture));
        line.Add(lead.Country);
        line.Add(lead.Education);
        line.Add(lead.FirstContact);
        line.Add(lead.LastContact);
        line.Add(lead.Status);
        line.Add(lead.Stage);
        line.Add(lead.FirstCall);
        line.Add(lead.Demo);
        line.Add(lead.Survey);
        line.Add(lead.SignUp);
        line.Add(lead.AccountManager);
        line.Add(lead.Subscription);
        line.Add(lead.IsSubscriber ? 1 : 0);
        foreach (CrmFeature feature in CrmFeatureSets.Published16)
            line.Add(feature.Compute(lead, context));
        line.End();
    }
}
