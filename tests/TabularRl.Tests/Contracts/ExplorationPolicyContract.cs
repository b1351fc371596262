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
    private static readonly double[][] Rows = [[1, 5, 3, 3, 4], [0, 0, 0, 0, 0], [-2, 7, -1, -3, 9]];

    protected abstract IExplorationPolicy Create();

    /// <summary>Parameters that the policy may stand at.</summary>
    protected abstract IEnumerable<double> Parameters { get; }

    [Test]
    public void GetProbabilities_OfAnyState_SumToOneOverTheLegalActions()
    {
        foreach ((double[] row, ActionMask mask, double parameter) in Cases())
        {
            double[] probabilities = Probabilities(row, mask, parameter);
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
        foreach ((double[] row, ActionMask mask, double parameter) in Cases())
        {
            var counts = new long[row.Length];
            for (int i = 0; i < 20_000; i++)
                counts[policy.SelectAction(new ActionChoice(row, [], mask, parameter), random)]++;

            Assert.That(ChiSquare.PValue(counts, Probabilities(row, mask, parameter)), Is.GreaterThan(1e-4), $"Parameter {parameter}.");
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
                second.SelectAction(new ActionChoice(Rows[i % 3], [], Mask, parameter), other),
                Is.EqualTo(first.SelectAction(new ActionChoice(Rows[i % 3], [], Mask, parameter), one)));
        }
    }

    [Test]
    public void SelectAction_AndGetProbabilities_AllocateNothing()
    {
        var random = new Xoshiro256(5);
        var probabilities = new double[5];
        IExplorationPolicy policy = Create();
        double parameter = Parameters.First();
        long allocated = Allocations.Of(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                var choice = new ActionChoice(Rows[i % 3], [], Mask, parameter);
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

    private IEnumerable<(double[] Row, ActionMask Mask, double Parameter)> Cases() =>
        from row in Rows from mask in new[] { ActionMask.All, Mask } from parameter in Parameters select (row, mask, parameter);

    private double[] Probabilities(double[] row, ActionMask mask, double parameter)
    {
        var probabilities = new double[row.Length];
        Create().GetProbabilities(new ActionChoice(row, [], mask, parameter), probabilities);
        return probabilities;
    }
}
