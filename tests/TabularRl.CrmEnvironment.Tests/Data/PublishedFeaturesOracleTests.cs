using System.Globalization;

namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class PublishedFeaturesOracleTests
{
    private const double Tolerance = 1e-9;

    [Test]
    public void Published16_QuirksWorkbook_EqualsTheOracleInOrderAndValue()
    {
        CrmDataset dataset = CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Published, CrmFeatureSets.Published16);
        string[][] oracle = [.. File.ReadLines(Quirks.FeaturesPath).Select(line => line.Split(','))];
        string[] header = oracle[0];

        Assert.That(header[2..^1], Is.EqualTo(dataset.Features.Select(feature => feature.Name)));
        int row = 1;
        foreach (CrmSplit split in dataset.Splits)
        {
            for (int i = 0; i < split.Leads.Count; i++, row++)
            {
                Assert.That((split.Leads[i].Id.ToString(CultureInfo.InvariantCulture), split.Name), Is.EqualTo((oracle[row][0], oracle[row][1])));
                double[] expected = [.. oracle[row][2..^1].Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
                Assert.That(split.GetFeatures(i).ToArray(), Is.EqualTo(expected).Within(Tolerance), $"customer {split.Leads[i].Id}");
                Assert.That(split.Leads[i].IsSubscriber, Is.EqualTo(oracle[row][^1] == "1"));
            }
        }

        Assert.That(row, Is.EqualTo(oracle.Length));
    }

    [Test]
    public void Published15_QuirksWorkbook_IsTheOldStateWithoutItsFirstFeature()
    {
        CrmDataset old = CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Published, CrmFeatureSets.Published16);
        CrmDataset current = CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Published);

        for (int i = 0; i < current.Test.Leads.Count; i++)
            Assert.That(current.Test.GetFeatures(i).ToArray(), Is.EqualTo(old.Test.GetFeatures(i)[1..].ToArray()));
    }
}
