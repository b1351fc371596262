using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Randomness;
using TabularRl.Tests.Oracles;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Contracts;

/// <summary>What every exploration policy keeps to.</summary>
internal abstract class ExplorationPolicyContract
{
    private static readonly ActionMask Mask = ActionMask.FromFlags([true, false, true, true, false]);
    private static readonly double[] ManyValues = [.. Enumerable.Range(0, 100).Select(action => action % 7 * 0.1)];
    private static readonly double[][] Rows = [[1, 5, 3, 3, 4], [0, 0, 0, 0, 0], [-2, 7, -1, -3, 9]];

    protected abstract IExplorationPolicy Create();

    /// <summary>Parameters that the policy may stand at.</summary>
    protected abstract IEnumerable<double> Parameters { get; }

    /// <summary>Visits of five actions that the policy may see.</summary>
    protected virtual IEnumerable<uint[]> VisitCounts => [[]];

    [Test]
    public void GetProbabilities_OfAnyState_SumToOneOverTheLegalActions()
    {
        foreach ((double[] row, uint[] visits, ActionMask mask, double parameter) in Cases())
        {
            double[] probabilities = Probabilities(row, visits, mask, parameter);
            Assert.That(probabilities.Sum(), Is.EqualTo(1).Within(1e-12));
            Assert.That(probabilities, Is.All.GreaterThanOrEqualTo(0));
            for (int action = 0; action < row.Length; action++)
                Assert.That(mask.IsLegal(action) || probabilities[action] == 0);
        }
    }

    [Test]
    public void SelectAction_ManyTimes_AgreesWithTheProbabilities()
    {
        var random = new Xoshiro256(21);
        var policy = Create();
        foreach ((double[] row, uint[] visits, ActionMask mask, double parameter) in Cases())
        {
            var counts = new long[row.Length];
            for (int i = 0; i < 20_000; i++)
                counts[policy.SelectAction(new ActionChoice(row, visits, mask, parameter), random)]++;

            Assert.That(ChiSquare.PValue(counts, Probabilities(row, visits, mask, parameter)), Is.GreaterThan(1e-4), $"Parameter {parameter}.");
        }
    }

    [Test]
    public void SelectAction_OfMoreActionsThanAMaskHas_AgreesWithTheProbabilities()
    {
        var random = new Xoshiro256(22);
        double parameter = Parameters.First();
        uint[][] visitCounts = [[], [.. ManyValues.Select((_, action) => (uint)(1 + action % 3))]];
        foreach (uint[] visits in visitCounts)
        {
            double[] probabilities = Probabilities(ManyValues, visits, ActionMask.All, parameter);
            var counts = new long[ManyValues.Length];
            for (int i = 0; i < 20_000; i++)
                counts[Create().SelectAction(new ActionChoice(ManyValues, visits, ActionMask.All, parameter), random)]++;

            Assert.That(probabilities.Sum(), Is.EqualTo(1).Within(1e-12));
            Assert.That(ChiSquare.PValue(counts, probabilities), Is.GreaterThan(1e-4));
        }
    }

    [Test]
    public void SelectAction_OfValuesThatAreAllNaN_IsStillLegal()
    {
        var random = new Xoshiro256(23);
        double[] row = [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN];
        ActionMask mask = ActionMask.FromFlags([false, true, true, false, true]);
        foreach (uint[] visits in VisitCounts)
        {
            foreach (double parameter in Parameters)
            {
                Assert.That(Probabilities(row, visits, mask, parameter).Sum(), Is.EqualTo(1).Within(1e-12));
                for (int i = 0; i < 100; i++)
                    Assert.That(mask.IsLegal(Create().SelectAction(new ActionChoice(row, visits, mask, parameter), random)));
            }
        }
    }

    [Test]
    public void SelectAction_AnyTime_DrawsOneRandomNumber()
    {
        Xoshiro256 random = new(8), reference = new(8);
        IExplorationPolicy policy = Create();
        foreach ((double[] row, uint[] visits, ActionMask mask, double parameter) in Cases())
        {
            policy.SelectAction(new ActionChoice(row, visits, mask, parameter), random);
            reference.NextDouble();
            Assert.That(random.RandomState, Is.EqualTo(reference.RandomState));
        }
    }

    [Test]
    public void SelectAction_OfEqualStreams_ChoosesEqually()
    {
        Xoshiro256 one = new(5), other = new(5);
        IExplorationPolicy first = Create(), second = Create();
        for (int i = 0; i < 200; i++)
        {
            double parameter = Parameters.ElementAt(i % Parameters.Count());
            Assert.That(
                second.SelectAction(new ActionChoice(Rows[i % 3], VisitCounts.Last(), Mask, parameter), other),
                Is.EqualTo(first.SelectAction(new ActionChoice(Rows[i % 3], VisitCounts.Last(), Mask, parameter), one)));
        }
    }

    [Test]
    public void SelectAction_AndGetProbabilities_AllocateNothing()
    {
        var random = new Xoshiro256(5);
        var probabilities = new double[5];
        IExplorationPolicy policy = Create();
        double parameter = Parameters.First();
        uint[] visits = VisitCounts.Last();
        long allocated = Allocations.Of(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                var choice = new ActionChoice(Rows[i % 3], visits, Mask, parameter);
                policy.SelectAction(in choice, random);
                policy.GetProbabilities(in choice, probabilities);
            }
        });
        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void GetProbabilities_IntoASpanOfAnotherLength_IsRefused() =>
        Assert.That(() => Create().GetProbabilities(new ActionChoice(Rows[0], [], Mask, 0), new double[4]), Throws.ArgumentException);

    [Test]
    public void Build_OfItsDescription_GivesAnEqualPolicy()
    {
        ExplorationDescription description = ExplorationDescription.Of(Create());
        ExplorationDescription again = ExplorationDescription.Of(description.Build());

        Assert.That(again, Is.EqualTo(description));
        Assert.That(again.GetHashCode(), Is.EqualTo(description.GetHashCode()));
    }

    private IEnumerable<(double[] Row, uint[] Visits, ActionMask Mask, double Parameter)> Cases() =>
        from row in Rows
        from visits in VisitCounts
        from mask in new[] { ActionMask.All, Mask }
        from parameter in Parameters
        select (row, visits, mask, parameter);

    private double[] Probabilities(double[] row, uint[] visits, ActionMask mask, double parameter)
    {
        var probabilities = new double[row.Length];
        Create().GetProbabilities(new ActionChoice(row, visits, mask, parameter), probabilities);
        return probabilities;
    }
}
