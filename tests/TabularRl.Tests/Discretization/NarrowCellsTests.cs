using TabularRl.Discretization;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Discretization;

/// <summary>The 16-bit cells that a discretizer gets from the interface when it writes 32-bit ones only.</summary>
[TestFixture]
internal sealed class NarrowCellsTests
{
    [FsCheckProperty]
    public bool Discretize_ByTheInterfacesOwnMethod_GivesTheSameCells(short one, short other)
    {
        IStateDiscretizer discretizer = new TruncatingDiscretizer(2, CellWidth.Int16);
        Span<short> cells = stackalloc short[2];
        discretizer.Discretize([one, other], cells);
        return cells[0] == one && cells[1] == other;
    }

    [TestCase(32768)]
    [TestCase(-32769)]
    [TestCase(65536)]
    public void Discretize_OfACellBeyond16Bits_NamesTheFeatureAndTheCure(int value)
    {
        IStateDiscretizer discretizer = new TruncatingDiscretizer(2, CellWidth.Int16);
        Assert.That(
            () => discretizer.Discretize([0, value], new short[2]),
            Throws.ArgumentException.With.Message.StartWith($"The cell of feature 1 is {value}, which").And.Message.Contains("CellWidth.Int32"));
    }

    [Test]
    public void Discretize_WhereCellsAreNotFeatures_NamesTheCell()
    {
        IStateDiscretizer discretizer = new SquaringDiscretizer();
        Assert.That(
            () => discretizer.Discretize([300], new short[2]),
            Throws.ArgumentException.With.Message.StartWith("Cell 1 is 90000, which does not fit in 16 bits; choose CellWidth.Int32"));
    }

    [Test]
    public void Discretize_OfMoreThan256Cells_StillWorks()
    {
        IStateDiscretizer discretizer = new TruncatingDiscretizer(300, CellWidth.Int16);
        var cells = new short[300];
        discretizer.Discretize(Enumerable.Range(0, 300).Select(i => (double)i).ToArray(), cells);
        Assert.That(cells, Is.EqualTo(Enumerable.Range(0, 300)));
    }

    [Test]
    public void Discretize_Of256Cells_AllocatesNothing()
    {
        IStateDiscretizer discretizer = new TruncatingDiscretizer(256, CellWidth.Int16);
        var observation = new double[256];
        var cells = new short[256];
        Assert.That(Allocations.Of(() => discretizer.Discretize(observation, cells)), Is.Zero);
    }

    /// <summary>Two cells of one feature: itself and its square.</summary>
    private sealed class SquaringDiscretizer : IStateDiscretizer
    {
        public int ObservationSize => 1;

        public int CellCount => 2;

        public CellWidth CellWidth => CellWidth.Int16;

        public DiscretizerDescription Description { get; } = new("squaring", 1, 2, CellWidth.Int16, [], []);

        public void Discretize(ReadOnlySpan<double> observation, Span<int> cells) =>
            (cells[0], cells[1]) = ((int)observation[0], (int)(observation[0] * observation[0]));
    }
}
