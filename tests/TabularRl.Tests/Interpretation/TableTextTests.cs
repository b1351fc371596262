using System.Globalization;
using TabularRl.Discretization;
using TabularRl.Interpretation;
using TabularRl.Policies;
using TabularRl.Tables;

namespace TabularRl.Tests.Interpretation;

public sealed class TableTextTests
{
    private const string Small = """
        tabularrl-table	1
        name	trained
        ties	Random
        discretizer	rounding
        observation-size	1
        cell-count	1
        cell-width	32
        parameters	0	0
        features	x
        initial-value	0
        action-count	2
        x	q0	q1	n0	n1
        -1	0.1	1E-300	3	0
        2	-0	0.30000000000000004	4294967295	1
        end

        """;

    private static readonly FrozenPolicy SmallPolicy = TestTables.Of(
        TestTables.Whole("x"), 2, ([2], [-0.0, 0.1 + 0.2], [uint.MaxValue, 1]), ([-1], [0.1, 1e-300], [3, 0]));

    [Test]
    public void Format_SmallTable_IsTheText()
    {
        Assert.That(TableText.Format(SmallPolicy), Is.EqualTo(Small));
    }

    [Test]
    public void Format_HostileCulture_IsTheText()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            hostile.NumberFormat.NumberDecimalSeparator = ",";
            hostile.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = hostile;
            Assert.That(TableText.Format(SmallPolicy), Is.EqualTo(Small));
            Assert.That(TableText.Format(TableText.Parse(Small)), Is.EqualTo(Small));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [FsCheckProperty(MaxTest = 50)]
    public bool Parse_AnyTable_IsIdentity(uint seed)
    {
        FrozenPolicy policy = TestTables.Random(seed, anyValues: true).WithTieBreaking(seed % 3 == 0 ? TieBreaking.Lowest : TieBreaking.Random);
        string text = TableText.Format(policy);
        FrozenPolicy back = TableText.Parse(text);
        return TableText.Format(back) == text
            && back.StateCount == policy.StateCount && back.TieBreaking == policy.TieBreaking && back.Name == policy.Name
            && back.InitialActionValue == policy.InitialActionValue && back.Discretizer.Description == policy.Discretizer.Description
            && Enumerable.Range(0, policy.StateCount).All(row => SameRow(policy, row, back));
    }

    [Test]
    public void Parse_NamesThatHoldSeparators_ComeBack()
    {
        var discretizer = new RoundingDiscretizer(["a\tb", "c\\n", "d\r\ne"]);
        var policy = new FrozenPolicy(new QTable(3, CellWidth.Int32, 1), discretizer, TieBreaking.Lowest, "a \\ name\n");
        FrozenPolicy back = TableText.Parse(TableText.Format(policy));

        Assert.That(back.Discretizer.Description, Is.EqualTo(discretizer.Description));
        Assert.That(back.Name, Is.EqualTo("a \\ name\n"));
        Assert.That(back.StateCount, Is.Zero);
    }

    [Test]
    public void Parse_WindowsLineEnds_AreRead()
    {
        Assert.That(TableText.Format(TableText.Parse(Small.Replace("\n", "\r\n"))), Is.EqualTo(Small));
    }

    [TestCase("tabularrl-table\t1", "other\t1", "Line 1: the text does not begin")]
    [TestCase("tabularrl-table\t1", "tabularrl-table\t2", "Line 1: the format is not version 1")]
    [TestCase("ties\tRandom", "ties\tHighest", "Line 3: 'Highest'")]
    [TestCase("ties\tRandom", "ties\t0", "Line 3: '0'")]
    [TestCase("observation-size\t1", "observation-size\t0", "Line 5: '0' is no whole number from 1")]
    [TestCase("cell-width\t32", "cell-width\t24", "Line 7: a cell has 16 or 32 bits")]
    [TestCase("features\tx", "features\tx\ty", "Line 9: there are 3 fields where 2 are expected")]
    [TestCase("initial-value\t0", "initial-value\tNaN", "Line 10: 'NaN' is no finite number")]
    [TestCase("q0\tq1\tn0\tn1", "q0\tq1\tn0", "Line 12: there are 4 fields where 5 are expected")]
    [TestCase("\t0.1\t", "\t1e999\t", "Line 13: '1e999' is no finite number")]
    [TestCase("\t0.1\t", "\t0,1\t", "Line 13: '0,1' is no finite number")]
    [TestCase("\t3\t0\n", "\t3\t-1\n", "Line 13: '-1' is no number of visits")]
    [TestCase("4294967295", "4294967296", "Line 14: '4294967296' is no number of visits")]
    [TestCase("\n2\t", "\n-1\t", "Line 14: the state stands in the text already")]
    [TestCase("\n2\t", "\n2.5\t", "Line 14: '2.5' is no whole number")]
    [TestCase("end\n", "", "Line 15: the text ends before 'end'")]
    [TestCase("end\n", "end\nmore\n", "Line 16: there is text after 'end'")]
    [TestCase("cell-width\t32", "cell-width\t16", null)]
    public void Parse_ChangedText_IsRefusedByLine(string from, string to, string? message)
    {
        string text = Small.Replace(from, to);
        Assert.That(text, Is.Not.EqualTo(Small));
        if (message is null)
            Assert.That(TableText.Parse(text).Discretizer.CellWidth, Is.EqualTo(CellWidth.Int16));
        else
            Assert.That(() => TableText.Parse(text), Throws.InstanceOf<FormatException>().With.Message.StartsWith(message));
    }

    [Test]
    public void Parse_AnotherDiscretizer_IsRefused()
    {
        Assert.That(() => TableText.Parse(Small, TestTables.Whole("y")), Throws.ArgumentException.With.Message.Contains("the features' names"));
        Assert.That(() => TableText.Parse(Small.Replace("rounding", "mine")), Throws.ArgumentException.With.Message.Contains("'mine' is not a built-in"));
        Assert.That(TableText.Parse(Small, TestTables.Whole("x")).StateCount, Is.EqualTo(2));
    }

    private static bool SameRow(FrozenPolicy left, int row, FrozenPolicy right)
    {
        int other = right.Table.FindRow(left.Table.GetKey(row));
        return other >= 0
            && left.GetVisits(row).SequenceEqual(right.GetVisits(other))
            && left.GetActionValues(row).ToArray().Select(BitConverter.DoubleToInt64Bits)
                .SequenceEqual(right.GetActionValues(other).ToArray().Select(BitConverter.DoubleToInt64Bits));
    }
}
