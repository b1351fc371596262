using TabularRl.Checking;

namespace TabularRl.Crm.Tests;

/// <summary>The checker's eyes on both forms of the feature selection.</summary>
public class FeatureSelectionContractTests
{
    [Test]
    public void Check_OfTheFeatureSelection_FindsNothing([Values] FeatureSelectionVariant variant)
    {
        CrmSplit split = GeneratedData.Dataset(CrmProtocol.Published, CrmFeatureSets.Published15).Train;
        CheckReport report = EnvironmentChecker.Check(
            () => new FeatureSelectionEnvironment(split, new FeatureSelectionOptions { Variant = variant }),
            new EnvironmentCheckOptions { StepCount = 20_000 });
        Assert.That(report, Is.Empty, report.ToText());
    }
}
