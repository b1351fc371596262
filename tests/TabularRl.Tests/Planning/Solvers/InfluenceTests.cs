using TabularRl.Planning;
using TabularRl.Planning.Solvers;

namespace TabularRl.Tests.Planning.Solvers;

[TestFixture]
internal sealed class InfluenceTests
{
    [Test]
    public void Of_SeveralOutcomesAndActions_IsTheGreatestSumOfAnAction()
    {
        // Action 0 leads from 0 to 1 in two ways with 0.2 + 0.3, action 1 with 0.4.
        FiniteModel model = new FiniteModelBuilder(2, 2)
            .Add(0, 0, 0.2, 1, 0).Add(0, 0, 0.3, 1, 5).Add(0, 0, 0.5, 0, 0)
            .Add(0, 1, 0.4, 1, 0).Add(0, 1, 0.6, 0, 0, terminated: true)
            .Add(1, 0, 1, 0, 0).Add(1, 1, 1, 0, 0)
            .Build();
        SolverModel solverModel = SolverModel.Of(model);
        var influence = Influence.Of(solverModel, 0, 2);
        (int zero, int one) = (solverModel.PositionOf[0], solverModel.PositionOf[1]);
        Assert.That(influence.Before(one).ToArray(), Is.EqualTo(new[] { zero }));
        Assert.That(influence.Probabilities(one).ToArray(), Is.EqualTo(new[] { 0.5 }));
        Assert.That(influence.Before(zero).ToArray(), Is.EquivalentTo(new[] { zero, one }));
        Assert.That(influence.Probabilities(zero).ToArray(), Is.EquivalentTo(new[] { 0.5, 1 }));
    }
}
