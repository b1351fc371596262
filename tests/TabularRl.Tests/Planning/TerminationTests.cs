using TabularRl.Planning;

namespace TabularRl.Tests.Planning;

[TestFixture]
internal sealed class TerminationTests
{
    [TestCase(10)]
    [TestCase(300)]
    public void Of_RandomWalk_IsCertain(int length)
    {
        FiniteModel model = SmallModels.RandomWalk(length);
        var termination = Termination.Of(model, ModelPolicy.UniformRandom(model));
        for (int state = 1; state < length; state++)
        {
            Assert.That(termination.Probabilities[state], Is.EqualTo(1));
            Assert.That(termination.ExpectedStepCounts[state], Is.EqualTo(state * (length - state)).Within(1e-6));
        }

        Assert.That(termination.ExpectedStepCounts[0], Is.EqualTo(1));
    }

    [TestCase(10)]
    [TestCase(300)]
    public void Of_RandomWalkWithATrap_IsTheShareOfTheWay(int length)
    {
        FiniteModel model = SmallModels.RandomWalk(length, endsAtLeft: false);
        var termination = Termination.Of(model, ModelPolicy.UniformRandom(model));
        for (int state = 0; state < length; state++)
        {
            Assert.That(termination.Probabilities[state], Is.EqualTo(state / (double)length).Within(1e-9));
            Assert.That(termination.ExpectedStepCounts[state], Is.EqualTo(double.PositiveInfinity));
        }
    }

    [Test]
    public void Of_PartsThatEndAndPartsThatNeedNot_AreToldApart()
    {
        // 0 ends at once; 1 goes to 0 or to the loop of 2 and 3; 4 tries until it reaches 0.
        FiniteModel model = new FiniteModelBuilder(5, 1)
            .Add(0, 0, 1, 0, 0, terminated: true)
            .Add(1, 0, 0.25, 0, 0).Add(1, 0, 0.75, 2, 0)
            .Add(2, 0, 1, 3, 0).Add(3, 0, 1, 2, 0)
            .Add(4, 0, 0.9, 4, 0).Add(4, 0, 0.1, 0, 0)
            .Build();
        var termination = Termination.Of(model, ModelPolicy.UniformRandom(model));
        double never = double.PositiveInfinity;
        Assert.That(termination.Probabilities.ToArray(), Is.EqualTo(new[] { 1, 0.25, 0, 0, 1 }).Within(1e-15));
        Assert.That(termination.ExpectedStepCounts.ToArray(), Is.EqualTo(new[] { 1, never, never, never, 11 }).Within(1e-12));
    }

    [Test]
    public void Of_BadInput_IsRefused()
    {
        FiniteModel model = SmallModels.TwoStates;
        var policy = ModelPolicy.UniformRandom(model);
        Assert.That(() => Termination.Of(null!, policy), Throws.ArgumentNullException);
        Assert.That(() => Termination.Of(model, null!), Throws.ArgumentNullException);
        Assert.That(() => Termination.Of(GridModels.Cliff(), policy), Throws.ArgumentException);
        Assert.That(() => Termination.Of(model, policy, new SolverOptions { Tolerance = -1 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Termination.Of(model, policy, cancellationToken: new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());
    }
}
