using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tests.Oracles;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Contracts;

/// <summary>What every policy keeps to, on observations of one number.</summary>
internal abstract class PolicyContract
{
    private const int Actions = 4;

    private static readonly ActionMask Mask = ActionMask.FromFlags([false, true, false, true]);

    /// <summary>A policy of four actions.</summary>
    protected abstract IPolicy Create();

    [Test]
    public void Name_AndActionCount_AreThere()
    {
        Assert.That(Create().Name, Is.Not.Empty);
        Assert.That(Create().ActionCount, Is.EqualTo(Actions));
    }

    [Test]
    public void GetActionProbabilities_OfAnyObservation_SumToOneOverTheLegalActions()
    {
        foreach ((double[] observation, ActionMask mask) in Cases())
        {
            double[] probabilities = Probabilities(observation, mask);
            Assert.That(probabilities.Sum(), Is.EqualTo(1).Within(1e-12));
            for (int action = 0; action < Actions; action++)
                Assert.That(probabilities[action], mask.IsLegal(action) ? Is.InRange(0, 1) : Is.Zero);
        }
    }

    [Test]
    public void SelectAction_ManyTimes_AgreesWithTheProbabilities()
    {
        var random = new Xoshiro256(31);
        IPolicy policy = Create();
        foreach ((double[] observation, ActionMask mask) in Cases())
        {
            var counts = new long[Actions];
            for (int i = 0; i < 10_000; i++)
                counts[policy.SelectAction(observation, mask, random).Action]++;
            Assert.That(ChiSquare.PValue(counts, Probabilities(observation, mask)), Is.GreaterThan(1e-4));
        }
    }

    [Test]
    public void IsDeterministic_WhereItIsTrue_MeansOneActionAlways()
    {
        IPolicy policy = Create();
        Assert.That(
            Cases().All(@case => Probabilities(@case.Observation, @case.Mask).Max() == 1) || !policy.IsDeterministic,
            "A deterministic policy has one action of probability 1 everywhere.");
    }

    [Test]
    public void SelectAction_AndGetActionProbabilities_AllocateNothing()
    {
        IPolicy policy = Create();
        var random = new Xoshiro256(31);
        double[] observation = [1];
        var probabilities = new double[Actions];
        long allocated = Allocations.Of(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                policy.SelectAction(observation, Mask, random);
                policy.GetActionProbabilities(observation, Mask, probabilities);
            }
        });
        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void GetActionProbabilities_IntoASpanOfAnotherLength_IsRefused() =>
        Assert.That(() => Create().GetActionProbabilities([0], ActionMask.All, new double[Actions + 1]), Throws.ArgumentException);

    private static IEnumerable<(double[] Observation, ActionMask Mask)> Cases() =>
        from state in new[] { 0.0, 1, 2, 99 } from mask in new[] { ActionMask.All, Mask } select (new[] { state }, mask);

    private double[] Probabilities(double[] observation, ActionMask mask)
    {
        var probabilities = new double[Actions];
        probabilities.AsSpan().Fill(double.NaN); // each element must be written
        Create().GetActionProbabilities(observation, mask, probabilities);
        return probabilities;
    }
}
