using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.Planning.Solvers;
using TabularRl.Randomness;

namespace TabularRl.Tests.Planning.Solvers;

[TestFixture]
internal sealed class SolverModelTests
{
    [Test]
    public void Of_AFiniteModel_IsMadeOnce()
    {
        FiniteModel model = SmallModels.TwoStates;
        SolverModel first = SolverModel.Of(model);
        Assert.That(SolverModel.Of(model), Is.SameAs(first));
    }

    [Test]
    public void Of_RandomModels_KeepsWhatTheySay([Range(1, 6)] int seed)
    {
        FiniteModel model = SmallModels.Masked(15, 3, (ulong)seed);
        SolverModel solver = SolverModel.Of(model);
        Assert.That(solver.StateAt, Is.EquivalentTo(Enumerable.Range(0, 15)));
        double[] byState = [.. Enumerable.Range(0, 15).Select(state => Math.Sin(state))];
        double[] byPosition = [.. solver.StateAt.Select(state => byState[state])];
        Assert.That(solver.ToStates(byPosition), Is.EqualTo(byState));
        for (int state = 0; state < 15; state++)
        {
            Assert.That(solver.StateAt[solver.PositionOf[state]], Is.EqualTo(state));
            for (int action = 0; action < 3; action++)
            {
                int choice = solver.FindChoice(solver.PositionOf[state], action);
                if (model.GetLegalActions(state).IsLegal(action))
                    Assert.That(solver.ValueOf(choice, 0.9, byPosition), Is.EqualTo(Backup(model, state, action, byState)).Within(1e-12));
                else
                    Assert.That(choice, Is.EqualTo(-1));
            }
        }
    }

    [Test]
    public void Of_RandomModels_PutsComponentsBeforeThoseThatLeadToThem([Range(1, 6)] int seed)
    {
        // Steps lead to a random state of a higher or equal tenth, so that the tenths are components, or parts of it.
        var random = new Pcg64((ulong)seed);
        var builder = new FiniteModelBuilder(50, 2);
        for (int state = 0; state < 50; state++)
        {
            for (int action = 0; action < 2; action++)
                builder.Add(state, action, 0.5, Math.Min(49, state / 10 * 10 + random.NextInt32(15)), -1).Add(state, action, 0.5, state, -1, terminated: true);
        }

        SolverModel solver = SolverModel.Of(builder.Build());
        Assert.That(solver.ComponentCount, Is.GreaterThan(4));
        Assert.That((solver.FirstOfComponent[0], solver.FirstOfComponent[^1]), Is.EqualTo((0, 50)));
        for (int component = 0; component < solver.ComponentCount; component++)
        {
            for (int outcome = solver.FirstOutcome[solver.FirstChoice[solver.FirstOfComponent[component]]];
                outcome < solver.FirstOutcome[solver.FirstChoice[solver.FirstOfComponent[component + 1]]];
                outcome++)
                Assert.That(solver.Next[outcome], Is.LessThan(solver.FirstOfComponent[component + 1]));
        }
    }

    private static double Backup(FiniteModel model, int state, int action, double[] values)
    {
        double value = 0;
        foreach (ModelTransition outcome in model.GetTransitions(state, action))
            value += outcome.Probability * (outcome.Reward + (outcome.Terminated ? 0 : 0.9 * values[outcome.NextState]));
        return value;
    }
}
