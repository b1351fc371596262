using TabularRl.Environments;
using TabularRl.StandardEnvironments.Tests.Support;
using TabularRl.StandardEnvironments.ToyText;

namespace TabularRl.StandardEnvironments.Tests.ToyText;

[TestFixture]
internal sealed class TaxiTests
{
    private const double Sideways = (1 - 0.8) / 2;

    [Test]
    public void Transitions_OfThePlainTask_AreOneOutcomeForAll500States()
    {
        var taxi = new Taxi();
        Assert.That(taxi.Model.StateCount, Is.EqualTo(500));
        for (int state = 0; state < 500; state++)
        {
            for (int action = 0; action < 6; action++)
                Assert.That(taxi.Model.GetTransitions(state, action).Length, Is.EqualTo(1));
        }
    }

    // From row, column, passenger, destination by an action.
    [TestCase(0, 0, 2, 1, 0, 1, 0, -1.0)]
    [TestCase(4, 0, 2, 1, 0, 4, 0, -1.0)]
    [TestCase(0, 0, 2, 1, 1, 0, 0, -1.0)]
    [TestCase(2, 0, 2, 1, 2, 2, 1, -1.0)]
    [TestCase(0, 1, 2, 1, 2, 0, 1, -1.0)]
    [TestCase(1, 2, 2, 1, 3, 1, 2, -1.0)]
    [TestCase(3, 0, 2, 1, 2, 3, 0, -1.0)]
    [TestCase(4, 3, 2, 1, 3, 4, 3, -1.0)]
    [TestCase(4, 1, 2, 1, 2, 4, 2, -1.0)]
    [TestCase(0, 0, 2, 1, 3, 0, 0, -1.0)]
    [TestCase(0, 0, 2, 1, 4, 0, 0, -10.0)]
    [TestCase(0, 0, 2, 1, 5, 0, 0, -10.0)]
    [TestCase(2, 2, 4, 1, 5, 2, 2, -10.0)]
    [TestCase(2, 2, 4, 1, 4, 2, 2, -10.0)]
    public void Transitions_OfAnAction_MoveTheTaxiAlone(int row, int column, int passenger, int destination, int action, int nextRow, int nextColumn, double reward)
    {
        var before = new TaxiState(row, column, passenger, destination);
        TaxiState after = before with { Row = nextRow, Column = nextColumn };
        Assert.That(Outcomes.Of(new Taxi(), before.ToNumber(), action), Is.EqualTo(new[] { (1.0, after.ToNumber(), reward, false) }));
    }

    [TestCase(4, 0, 2, 3, 4, 4, -1.0, false)]
    [TestCase(4, 3, 4, 3, 5, 3, 20.0, true)]
    [TestCase(0, 4, 4, 3, 5, 1, -1.0, false)]
    [TestCase(4, 0, 4, 3, 4, 4, -10.0, false)]
    public void Transitions_AtAStand_MoveThePassenger(int row, int column, int passenger, int destination, int action, int nextPassenger, double reward, bool terminated)
    {
        var before = new TaxiState(row, column, passenger, destination);
        TaxiState after = before with { Passenger = nextPassenger };
        Assert.That(Outcomes.Of(new Taxi(), before.ToNumber(), action), Is.EqualTo(new[] { (1.0, after.ToNumber(), reward, terminated) }));
    }

    // To both sides in order; the cell is row · 5 + column.
    [TestCase(2, 2, 0, 17, 13, 11)]
    [TestCase(2, 2, 1, 7, 11, 13)]
    [TestCase(2, 2, 2, 13, 7, 17)]
    [TestCase(2, 2, 3, 11, 17, 7)]
    [TestCase(0, 1, 0, 6, 1, 0)]
    [TestCase(0, 3, 2, 4, 3, 8)]
    public void Transitions_InRain_DriftToBothSidesInOrder(int row, int column, int action, int ahead, int first, int second)
    {
        var taxi = new Taxi(new TaxiOptions { IsRainy = true });
        var state = new TaxiState(row, column, 4, 1);
        Assert.That(
            Outcomes.Of(taxi, state.ToNumber(), action),
            Is.EqualTo(new[] { (0.8, Cell(ahead), -1.0, false), (Sideways, Cell(first), -1.0, false), (Sideways, Cell(second), -1.0, false) }));

        int Cell(int cell) => (state with { Row = cell / 5, Column = cell % 5 }).ToNumber();
    }

    [TestCase(4, 2, 0)]
    [TestCase(0, 2, 1)]
    [TestCase(0, 1, 2)]
    [TestCase(2, 0, 3)]
    public void Transitions_InRainAgainstAWall_StayInAllOutcomes(int row, int column, int action)
    {
        int state = new TaxiState(row, column, 4, 1).ToNumber();
        Assert.That(
            Outcomes.Of(new Taxi(new TaxiOptions { IsRainy = true }), state, action),
            Is.EqualTo(new[] { (0.8, state, -1.0, false), (Sideways, state, -1.0, false), (Sideways, state, -1.0, false) }));
    }

    [Test]
    public void StartProbabilities_OfThePlainTask_AreAlikeOver300States()
    {
        var taxi = new Taxi();
        double[] starts = taxi.StartProbabilities.ToArray();
        Assert.That(taxi.StartCount, Is.EqualTo(300));
        for (int number = 0; number < 500; number++)
        {
            TaxiState state = TaxiState.FromNumber(number);
            Assert.That(starts[number], Is.EqualTo(state.Passenger < 4 && state.Passenger != state.Destination ? 1.0 / 300 : 0));
        }
    }

    [Test]
    public void TaxiState_OfEveryNumber_IsThatNumber()
    {
        Assert.That(Enumerable.Range(0, 500).Select(number => TaxiState.FromNumber(number).ToNumber()), Is.EqualTo(Enumerable.Range(0, 500)));
        Assert.That(TaxiState.FromNumber(386), Is.EqualTo(new TaxiState(3, 4, 1, 2)));
        Assert.That(() => TaxiState.FromNumber(500), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => TaxiState.FromNumber(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void LegalActions_Unasked_AreAll()
    {
        var taxi = new Taxi();
        Assert.That(() => taxi.LegalActions, Throws.InvalidOperationException);
        taxi.Reset(42, new double[1]);
        Assert.That(taxi.LegalActions.AllowsAll);
        Assert.That(taxi.Model.GetLegalActions(0).AllowsAll);
    }

    [TestCase(0, 0, 2, 1, "south, east")]
    [TestCase(0, 0, 0, 1, "south, east, pick up")]
    [TestCase(4, 4, 4, 1, "north, west")]
    [TestCase(4, 3, 4, 1, "north, east, drop off")]
    [TestCase(2, 2, 4, 1, "south, north, east, west")]
    public void LegalActions_Asked_AreThoseThatDoSomething(int row, int column, int passenger, int destination, string legal)
    {
        string[] names = ["south", "north", "east", "west", "pick up", "drop off"];
        var taxi = new Taxi(new TaxiOptions { MasksActions = true });
        ActionMask mask = taxi.Model.GetLegalActions(new TaxiState(row, column, passenger, destination).ToNumber());
        Assert.That(string.Join(", ", names.Where((_, action) => mask.IsLegal(action))), Is.EqualTo(legal));
    }

    [Test]
    public void LegalActions_OfAnEpisode_AreTheModels()
    {
        var taxi = new Taxi(new TaxiOptions { MasksActions = true, HasFicklePassenger = true });
        var observation = new double[1];
        taxi.Reset(3, observation);
        for (int step = 0; step < 200; step++)
        {
            Assert.That(taxi.LegalActions, Is.EqualTo(taxi.Model.GetLegalActions(taxi.CurrentState)));
            taxi.Step(taxi.LegalActions.GetLegal(step % taxi.LegalActions.CountLegal(6)), observation);
        }
    }

    [Test]
    public void Model_WithAFicklePassenger_BeginsWithThePlainTask()
    {
        var plain = new Taxi(new TaxiOptions { IsRainy = true });
        var fickle = new Taxi(new TaxiOptions { IsRainy = true, HasFicklePassenger = true });
        Assert.That(fickle.Model.StateCount, Is.EqualTo(1000));
        for (int state = 0; state < 500; state++)
        {
            for (int action = 0; action < 6; action++)
                Assert.That(Outcomes.Of(fickle, state, action), Is.EqualTo(Outcomes.Of(plain, state, action)));
            Assert.That(fickle.StartProbabilities[state], Is.EqualTo(0.7 * plain.StartProbabilities[state]));
            Assert.That(fickle.StartProbabilities[state + 500], Is.EqualTo(0.3 * plain.StartProbabilities[state]));
        }
    }

    [Test]
    public void Model_WithAFicklePassenger_ChangesTheDestinationWithTheFirstMove()
    {
        var taxi = new Taxi(new TaxiOptions { HasFicklePassenger = true });
        int inTaxi = new TaxiState(2, 2, 4, 1).ToNumber();
        Assert.That(
            Outcomes.Of(taxi, inTaxi + 500, 0),
            Is.EqualTo(new[] { 0, 2, 3 }.Select(destination => (1.0 / 3, new TaxiState(3, 2, 4, destination).ToNumber(), -1.0, false))));
        int waiting = new TaxiState(2, 2, 0, 1).ToNumber();
        Assert.That(Outcomes.Of(taxi, waiting + 500, 0), Is.EqualTo(new[] { (1.0, new TaxiState(3, 2, 0, 1).ToNumber() + 500, -1.0, false) }));
        int blocked = new TaxiState(0, 1, 4, 1).ToNumber();
        Assert.That(Outcomes.Of(taxi, blocked + 500, 2), Is.EqualTo(new[] { (1.0, blocked + 500, -1.0, false) }));
    }

    [Test]
    public void Probabilities_OfRainAndFickleness_AreTheOptions()
    {
        var taxi = new Taxi(new TaxiOptions { IsRainy = true, RainyProbability = 0.5, HasFicklePassenger = true, FickleProbability = 1 });
        Assert.That(Outcomes.Of(taxi, new TaxiState(2, 2, 0, 1).ToNumber(), 0).Select(outcome => outcome.Probability), Is.EqualTo(new[] { 0.5, 0.25, 0.25 }));
        Assert.That(taxi.StartProbabilities[..500].ToArray(), Is.All.Zero);
        Assert.That(() => new TaxiOptions { RainyProbability = 1.1 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TaxiOptions { FickleProbability = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Observation_WithAFicklePassenger_DoesNotTell()
    {
        var taxi = new Taxi(new TaxiOptions { HasFicklePassenger = true });
        var observation = new double[1];
        taxi.GetObservation(777, observation);
        Assert.That(observation[0], Is.EqualTo(277));
    }

    [Test]
    public void Destination_OfPassengersWhoAreFickle_ChangesOncePerEpisode()
    {
        var taxi = new Taxi(new TaxiOptions { HasFicklePassenger = true });
        var observation = new double[1];
        int changed = 0;
        for (ulong seed = 0; seed < 300; seed++)
        {
            taxi.ResetTo((int)seed, seed, observation);
            bool isFickle = taxi.CurrentState >= 500;
            int changes = 0;
            TaxiState state = TaxiState.FromNumber((int)observation[0]);
            for (int step = 0; step < 200; step++)
            {
                ActionMask useful = state.GetUsefulActions();
                taxi.Step(state.Passenger < 4 && useful.IsLegal(4) ? 4 : (step * 7 + step / 4) % 4, observation);
                TaxiState next = TaxiState.FromNumber((int)observation[0]);
                changes += next.Destination == state.Destination ? 0 : 1;
                state = next;
            }

            Assert.That(changes, Is.LessThanOrEqualTo(isFickle ? 1 : 0));
            changed += changes;
        }

        Assert.That(changed, Is.Positive);
    }

    [Test]
    public void Destination_ThatIsNew_IsEachOfTheOthersAlike()
    {
        var taxi = new Taxi(new TaxiOptions { HasFicklePassenger = true, FickleProbability = 1 });
        var observation = new double[1];
        int start = Array.IndexOf([.. TaxiRules.FindStarts()], new TaxiState(0, 0, 0, 2).ToNumber());
        var counts = new long[4];
        for (ulong seed = 0; seed < 3000; seed++)
        {
            taxi.ResetTo(start, seed, observation);
            taxi.Step(4, observation);
            var random = new TabularRl.Randomness.Pcg64(0) { RandomState = taxi.RandomState };
            taxi.Step(0, observation);
            random.NextDouble();
            int[] others = [0, 1, 3];
            Assert.That(TaxiState.FromNumber((int)observation[0]), Is.EqualTo(new TaxiState(1, 0, 4, others[random.NextInt32(3)])));
            counts[(int)observation[0] % 4]++;
        }

        Assert.That(TabularRl.Tests.Oracles.ChiSquare.PValue(counts, [1 / 3.0, 1 / 3.0, 0, 1 / 3.0]), Is.GreaterThan(1e-6));
    }

    [Test]
    public void IsGoalReached_AfterADelivery_IsTrue()
    {
        var taxi = new Taxi();
        var observation = new double[1];
        int start = Array.IndexOf([.. Enumerable.Range(0, 500).Where(state => taxi.StartProbabilities[state] > 0)], new TaxiState(4, 3, 3, 2).ToNumber());
        taxi.ResetTo(start, 0, observation);
        foreach (int action in new[] { 4, 1, 1, 3, 3, 3, 0, 0 })
            Assert.That(taxi.Step(action, observation), Is.EqualTo(new StepResult(-1, false, false)));
        Assert.That(taxi.IsGoalReached, Is.False);
        Assert.That(taxi.Step(5, observation), Is.EqualTo(new StepResult(20, true, false)));
        Assert.That(taxi.IsGoalReached);
    }

    [Test]
    public void Render_OfAState_ShowsStreetsAndTask()
    {
        var taxi = new Taxi();
        taxi.Reset(42, new double[1]);
        Assert.That(taxi.Render(), Is.EqualTo("""
            +---------+
            |R: | : :G|
            | : | : : |
            | : : : : |
            | | : | :@|
            |Y| : |B: |
            +---------+
            passenger at G, destination Y
            """.ReplaceLineEndings("\n")));
    }
}
