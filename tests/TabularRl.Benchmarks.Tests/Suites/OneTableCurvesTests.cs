using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.Suites;

namespace TabularRl.Benchmarks.Tests.Suites;

[TestFixture]
internal sealed class OneTableCurvesTests
{
    [Test]
    public void Learn_OfAllTrainings_HasTheSamePointsOfEachAndRepeatsItself()
    {
        IReadOnlyList<CurveRow> rows = OneTableCurves.Learn(episodeCount: 800);
        foreach (string training in new[] { "sequential", "2 workers", "4 workers" })
        {
            Assert.That(
                rows.Where(row => row.Training == training).Select(row => row.Episodes), Is.EqualTo(Enumerable.Range(1, 10).Select(point => 80L * point)), training);
        }

        Assert.That(OneTableCurves.Learn(episodeCount: 800), Is.EqualTo(rows));
    }
}
