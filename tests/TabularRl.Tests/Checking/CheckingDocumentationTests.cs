using TabularRl.Agents.QLearning;
using TabularRl.Checking;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Checking;

/// <summary>docs/checking.md: its example, and its tables of codes.</summary>
[TestFixture]
internal sealed class CheckingDocumentationTests
{
    [Test]
    public void Example_OfThePage_IsTheOneThatRunsHere() =>
        DocExample.AssertAllAreIn("docs/checking.md", "tests/TabularRl.Tests/Checking/CheckingDocumentationTests.cs");

    [Test]
    public void Example_OfThePage_FindsNothing()
    {
        CheckReport ofEnvironment = EnvironmentChecker.Check(() => new CorridorEnvironment());
        CheckReport ofAgent = AgentChecker.Check(
            request => new QLearningAgent(request.Discretizer, request.ActionCount, new QLearningOptions
            {
                DiscountFactor = request.DiscountFactor,
                InitialActionValue = request.InitialActionValue,
                Seed = request.Seed,
            }),
            new AgentCheckOptions { Restore = checkpoint => checkpoint.RestoreQLearning() });
        foreach (CheckFinding finding in ofEnvironment.Concat(ofAgent))
            Console.WriteLine(finding);
        ofEnvironment.ThrowIfFailed();
        ofAgent.ThrowIfFailed(CheckSeverity.Warning);

        Assert.That(ofEnvironment, Is.Empty);
        Assert.That(ofAgent, Is.Empty);
    }

    [Test]
    public void Tables_OfThePage_HoldEveryCodeInItsOrder()
    {
        string page = File.ReadAllText(Path.Combine(DocExample.Root(), "docs", "checking.md")).ReplaceLineEndings("\n");
        string[] codes = [.. page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1])];
        Assert.That(codes, Is.EqualTo(EnvironmentCheckCodes.All.Concat(AgentCheckCodes.All)));
    }
}
