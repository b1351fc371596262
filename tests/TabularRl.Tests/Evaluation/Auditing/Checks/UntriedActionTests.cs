using TabularRl.Discretization;
using TabularRl.Evaluation.Auditing;
using TabularRl.Tables;

namespace TabularRl.Tests.Evaluation.Auditing.Checks;

public class UntriedActionTests
{
    private static QTable Table(params uint[][] visits)
    {
        var table = new QTable(1, CellWidth.Int32, visits[0].Length);
        for (int row = 0; row < visits.Length; row++)
            visits[row].CopyTo(table.GetVisits(table.GetOrAddRow([(ulong)row])));
        return table;
    }

    [Test]
    public void Audit_ActionWithoutAVisit_IsFoundByName()
    {
        AuditFinding finding = Audits.Of(Audits.Input with { Table = Table([3, 0, 1], [5, 0, 0]), ActionNames = ["email", "call", "wait"] }).Single(AuditCodes.UntriedAction);
        Assert.That(finding.Figure, Is.EqualTo(1));
        Assert.That(finding.Message, Is.EqualTo("Training never tried 'call' in any of 2 states; 50 % of all state-action values were never updated."));
    }

    [Test]
    public void Audit_EachActionSomewhere_IsNotFound() => Assert.That(Audits.Of(Audits.Input with { Table = Table([3, 0, 1], [0, 1, 0]) }), Is.Empty);
}
