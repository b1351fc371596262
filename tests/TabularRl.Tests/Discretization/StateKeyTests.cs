using TabularRl.Discretization;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Discretization;

[TestFixture]
internal sealed class StateKeyTests
{
    [TestCase(1, CellWidth.Int16, 1)]
    [TestCase(4, CellWidth.Int16, 1)]
    [TestCase(5, CellWidth.Int16, 2)]
    [TestCase(15, CellWidth.Int16, 4)]
    [TestCase(1, CellWidth.Int32, 1)]
    [TestCase(2, CellWidth.Int32, 1)]
    [TestCase(3, CellWidth.Int32, 2)]
    [TestCase(15, CellWidth.Int32, 8)]
    public void GetWordCount_OfCells_IsRoundedUp(int cellCount, CellWidth width, int expected) =>
        Assert.That(StateKey.GetWordCount(cellCount, width), Is.EqualTo(expected));

    [Test]
    public void GetWordCount_OfTooManyCells_Overflows() =>
        Assert.That(() => StateKey.GetWordCount(int.MaxValue, CellWidth.Int32), Throws.TypeOf<OverflowException>());

    [FsCheckProperty]
    public void Write_ThenRead_GivesTheCells(short[] values, bool narrow)
    {
        if (values is null or { Length: 0 })
            return;
        var discretizer = new TruncatingDiscretizer(values.Length, narrow ? CellWidth.Int16 : CellWidth.Int32);
        var key = new ulong[StateKey.GetWordCount(values.Length, discretizer.CellWidth)];
        StateKey.Write(discretizer, Array.ConvertAll(values, value => (double)value), key);
        var cells = new int[values.Length];
        StateKey.Read(key, discretizer.CellWidth, cells);

        Assert.That(cells, Is.EqualTo(values));
        Assert.That(key, Is.EqualTo(Keys.Of(discretizer.CellWidth, cells)));
    }
}
