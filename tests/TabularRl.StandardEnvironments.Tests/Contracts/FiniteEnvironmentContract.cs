using TabularRl.Environments;
using TabularRl.StandardEnvironments.Tests.Support;

namespace TabularRl.StandardEnvironments.Tests.Contracts;

/// <summary>What every finite environment of the package keeps: it plays its model.</summary>
internal abstract class FiniteEnvironmentContract : StartableEnvironmentContract
{
    [Test]
    public void Model_OfEveryStateAndAction_HasADistributionOfOutcomes()
    {
        IFiniteModel model = Finite().Model;
        for (int state = 0; state < model.StateCount; state++)
        {
            for (int action = 0; action < model.ActionCount; action++)
            {
                double sum = 0;
                foreach (ModelTransition outcome in model.GetTransitions(state, action))
                {
                    sum += outcome.Probability;
                    Assert.That(outcome.NextState, Is.InRange(0, model.StateCount - 1));
                }

                Assert.That(sum, Is.EqualTo(1).Within(1e-12), $"state {state}, action {action}");
            }
        }
    }

    [Test]
    public void Model_AskedForWhatIsNotThere_Refuses()
    {
        IFiniteModel model = Finite().Model;
        Assert.That(() => model.GetTransitions(-1, 0).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => model.GetTransitions(model.StateCount, 0).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => model.GetTransitions(0, -1).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => model.GetTransitions(0, model.ActionCount).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => model.GetLegalActions(model.StateCount), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(model.ActionCount, Is.EqualTo(Create().ActionCount));
    }

    [Test]
    public void StartProbabilities_OfTheModel_SumToOne()
    {
        IFiniteEnvironment environment = Finite();
        Assert.That(environment.StartProbabilities.Length, Is.EqualTo(environment.Model.StateCount));
        Assert.That(environment.StartProbabilities.ToArray().Sum(), Is.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void CurrentState_BeforeTheFirstReset_IsRefused() => Assert.That(() => Finite().CurrentState, Throws.InvalidOperationException);

    [Test]
    public void GetObservation_OfNoState_IsRefused()
    {
        IFiniteEnvironment environment = Finite();
        var observation = new double[environment.ObservationSize];
        Assert.That(() => environment.GetObservation(-1, observation), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => environment.GetObservation(environment.Model.StateCount, observation), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => environment.GetObservation(0, new double[environment.ObservationSize + 1]), Throws.ArgumentException);
    }

    [Test]
    public void ResetTo_OfEveryStart_IsAStateThatEpisodesStartIn()
    {
        StartableEnvironment environment = Startable();
        var finite = (IFiniteEnvironment)environment;
        double[] observation = Span(environment);
        for (int start = 0; start < environment.StartCount; start++)
        {
            environment.ResetTo(start, (ulong)start, observation);
            Assert.That(finite.StartProbabilities[finite.CurrentState], Is.Positive);
        }
    }

    [Test]
    public void Step_OfAnEpisode_IsAnOutcomeOfTheModelAndShowsItsState()
    {
        StandardEnvironment environment = Create();
        var finite = (IFiniteEnvironment)environment;
        double[] observation = Span(environment);
        double[] ofState = Span(environment);
        environment.Reset(11, observation);
        for (int step = 0; step < 5000; step++)
        {
            int before = finite.CurrentState;
            int action = (step * 7 + step / 3) % environment.ActionCount;
            StepResult result = environment.Step(action, observation);

            ModelTransition[] outcomes = finite.Model.GetTransitions(before, action).ToArray();
            Assert.That(
                outcomes.Any(outcome => outcome.Probability > 0 && outcome.NextState == finite.CurrentState
                    && outcome.Reward == result.Reward && outcome.Terminated == result.Terminated),
                $"state {before}, action {action}: {result} to {finite.CurrentState}");
            finite.GetObservation(finite.CurrentState, ofState);
            Assert.That(observation, Is.EqualTo(ofState));
            if (result.IsDone)
            {
                environment.Reset(null, observation);
                Assert.That(finite.StartProbabilities[finite.CurrentState], Is.Positive);
            }
        }
    }

    [Test]
    public void IsDeterministic_OfAnEnvironment_IsWhetherNoOutcomeIsDrawn()
    {
        StartableEnvironment environment = Startable();
        IFiniteModel model = Finite().Model;
        bool single = true;
        for (int state = 0; state < model.StateCount; state++)
        {
            for (int action = 0; action < model.ActionCount; action++)
                single &= model.GetTransitions(state, action).Length == 1;
        }

        Assert.That(environment.IsDeterministic, Is.EqualTo(single));
    }

    [Test]
    public void Outcomes_OfManySteps_ComeAsOftenAsTheModelSays()
    {
        StandardEnvironment environment = Create();
        var finite = (IFiniteEnvironment)environment;
        Assert.That(SampledOutcomes.LeastPValue(environment, finite, 60_000), Is.GreaterThan(1e-6));
    }

    private IFiniteEnvironment Finite() => (IFiniteEnvironment)Create();
}
