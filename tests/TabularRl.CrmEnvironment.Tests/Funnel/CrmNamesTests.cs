namespace TabularRl.Crm.Tests;

public class CrmNamesTests
{
    [Test]
    public void Actions_Names_StandAtTheirNumbers()
    {
        Assert.Multiple(() =>
        {
            Assert.That(CrmActions.Names, Is.EqualTo(new[] { "email", "call", "demo", "survey", "wait", "manager" }));
            Assert.That(CrmActions.DisplayNames, Has.Count.EqualTo(CrmActions.Count));
            Assert.That(CrmActions.DisplayNames[CrmActions.Manager], Is.EqualTo("Assign Account Manager"));
            Assert.That(CrmStages.Names, Has.Count.EqualTo(CrmStages.Count));
        });
    }

    [TestCase(null, 0)]
    [TestCase("do not contact", 0)]
    [TestCase("not interested", 1)]
    [TestCase("declined/canceled call", 2)]
    [TestCase("did not join the call", 2)]
    [TestCase(" Interested ", 3)]
    [TestCase("subscribed already", 6)]
    [TestCase("something else", 0)]
    public void FromLog_LoggedStage_IsThePublishedCode(string? logged, int stage) =>
        Assert.That(CrmStages.FromLog(logged), Is.EqualTo(stage));
}
