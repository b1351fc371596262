using TabularRl.Discretization;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Contracts;

/// <summary>What every discretizer keeps to.</summary>
internal abstract class StateDiscretizerContract
{
    protected abstract IStateDiscretizer Create();

    [Test]
    public void Description_OfTheDiscretizer_AgreesWithIt()
    {
        IStateDiscretizer discretizer = Create();
        DiscretizerDescription description = discretizer.Description;

        Assert.That(
            (description.ObservationSize, description.CellCount, description.CellWidth),
            Is.EqualTo((discretizer.ObservationSize, discretizer.CellCount, discretizer.CellWidth)));
        Assert.That(Create().Description, Is.EqualTo(description));
    }

    [FsCheckProperty]
    public void Discretize_OfEqualObservations_GivesEqualCellsInBothWidths(short seed)
    {
        IStateDiscretizer discretizer = Create();
        double[] observation = Observation(discretizer, seed);
        var wide = new int[discretizer.CellCount];
        var again = new int[discretizer.CellCount];
        discretizer.Discretize(observation, wide);
        Create().Discretize([.. observation], again);
        Assert.That(again, Is.EqualTo(wide));

        if (wide.Any(cell => cell != (short)cell))
            return;
        var narrow = new short[discretizer.CellCount];
        discretizer.Discretize(observation, narrow);
        Assert.That(narrow, Is.EqualTo(wide));
    }

    [Test]
    public void Discretize_OfNaN_NamesTheFeature()
    {
        IStateDiscretizer discretizer = Create();
        for (int feature = 0; feature < discretizer.ObservationSize; feature++)
        {
            double[] observation = Observation(discretizer, 1);
            observation[feature] = double.NaN;
            Assert.That(
                () => discretizer.Discretize(observation, new int[discretizer.CellCount]),
                Throws.ArgumentException.With.Message.Contains(discretizer.Description.NameOf(feature)[1..]));
        }
    }

    [Test]
    public void Discretize_OfSpansOfAnotherLength_IsRefused()
    {
        IStateDiscretizer discretizer = Create();
        int size = discretizer.ObservationSize, cells = discretizer.CellCount;
        Assert.That(() => discretizer.Discretize(new double[size + 1], new int[cells]), Throws.ArgumentException);
        Assert.That(() => discretizer.Discretize(new double[size - 1], new int[cells]), Throws.ArgumentException);
        Assert.That(() => discretizer.Discretize(new double[size], new int[cells + 1]), Throws.ArgumentException);
        Assert.That(() => discretizer.Discretize(new double[size + 1], new short[cells]), Throws.ArgumentException);
        Assert.That(() => discretizer.Discretize(new double[size], new short[cells + 1]), Throws.ArgumentException);
    }

    [Test]
    public void Discretize_AnyTime_AllocatesNothing()
    {
        IStateDiscretizer discretizer = Create();
        double[] observation = Observation(discretizer, 3);
        var wide = new int[discretizer.CellCount];
        var narrow = new short[discretizer.CellCount];
        long allocated = Allocations.Of(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                discretizer.Discretize(observation, wide);
                discretizer.Discretize(observation, narrow);
            }
        });
        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void Discretize_FromManyThreads_GivesTheSameCells()
    {
        IStateDiscretizer discretizer = Create();
        Parallel.For(0, 200, i =>
        {
            double[] observation = Observation(discretizer, i);
            int[] one = new int[discretizer.CellCount], other = new int[discretizer.CellCount];
            discretizer.Discretize(observation, one);
            Create().Discretize(observation, other);
            Assert.That(one, Is.EqualTo(other));
        });
    }

    private static double[] Observation(IStateDiscretizer discretizer, int seed) =>
        [.. Enumerable.Range(0, discretizer.ObservationSize).Select(i => (seed * 31 + i * 7) % 200 / 8.0)];
}
