using TabularRl.Discretization;
using TabularRl.Randomness;
using TabularRl.Tables;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Tables;

[TestFixture(1, CellWidth.Int16)]
[TestFixture(3, CellWidth.Int16)]
[TestFixture(5, CellWidth.Int16)]
[TestFixture(15, CellWidth.Int16)]
[TestFixture(1, CellWidth.Int32)]
[TestFixture(2, CellWidth.Int32)]
[TestFixture(5, CellWidth.Int32)]
[TestFixture(8, CellWidth.Int32)]
[TestFixture(15, CellWidth.Int32)]
internal sealed class StateIndexTests(int cellCount, CellWidth width)
{
    [FsCheckProperty(MaxTest = 50)]
    public void GetOrAdd_OfAnyKeys_BehavesAsADictionary(short[] values)
    {
        // Few different values, so that keys come again; each fills one cell after the other.
        Play(values.Select((value, i) => Cells(i % cellCount, (short)(value % 50))));
    }

    [Test]
    public void GetOrAdd_OfManyRandomKeys_BehavesAsADictionary()
    {
        var random = new Xoshiro256(4);
        Play(Enumerable.Range(0, 8000).Select(_ => Random(random)));
    }

    [Test]
    public void GetOrAdd_OfKeysThatDifferInOneCellOnly_BehavesAsADictionary([Values] bool last) =>
        Play(Enumerable.Range(-3000, 6000).Select(value => Cells(last ? cellCount - 1 : 0, value)));

    [Test]
    public void GetOrAdd_OfKeysThatDifferInHighBitsOnly_BehavesAsADictionary()
    {
        int shift = width == CellWidth.Int16 ? 8 : 16;
        Play(Enumerable.Range(0, 128).SelectMany(value => Enumerable.Range(0, cellCount).Select(cell => Cells(cell, value << shift))));
    }

    [Test]
    public void GetOrAdd_OfKeysWithOneFingerprint_GivesEachARowOfItsOwn()
    {
        var index = new StateIndex(cellCount, width);
        ulong[][] keys = [.. FingerprintCollisions.Keys(index, 200)];
        Assume.That(keys.Select(key => StateHash.Of(ref key[0], key.Length)).Distinct().Count(), Is.EqualTo(1), "The keys collide no more.");

        for (int i = 0; i < keys.Length; i++)
        {
            Assert.That(index.Find(keys[i]), Is.EqualTo(-1));
            Assert.That(index.GetOrAdd(keys[i], out bool added), Is.EqualTo(i));
            Assert.That(added);
        }

        for (int i = 0; i < keys.Length; i++)
            Assert.That(index.Find(keys[i]), Is.EqualTo(i));
    }

    [Test]
    public void Clone_OfAnIndex_SharesNothing()
    {
        var index = new StateIndex(cellCount, width);
        index.GetOrAdd(Keys.Of(width, Cells(0, 1)), out _);
        StateIndex clone = index.Clone();
        index.GetOrAdd(Keys.Of(width, Cells(0, 2)), out _);
        clone.GetOrAdd(Keys.Of(width, Cells(0, 3)), out _);
        clone.GetOrAdd(Keys.Of(width, Cells(0, 4)), out _);

        Assert.That(index.Count, Is.EqualTo(2));
        Assert.That(clone.Count, Is.EqualTo(3));
        Assert.That(clone.Find(Keys.Of(width, Cells(0, 2))), Is.EqualTo(-1));
        Assert.That(clone.GetKey(1).ToArray(), Is.EqualTo(Keys.Of(width, Cells(0, 3))));
    }

    [Test]
    public void Find_InACloneOfAStateAddedLater_SaysThatItIsUnknown()
    {
        // The key of zeros is what the clone's free records hold.
        var index = new StateIndex(cellCount, width);
        index.GetOrAdd(Keys.Of(width, Cells(0, 1)), out _);
        StateIndex clone = index.Clone();
        index.GetOrAdd(Keys.Of(width, Cells(0, 0)), out _);

        Assert.That(clone.Find(Keys.Of(width, Cells(0, 0))), Is.EqualTo(-1));
    }

    [Test]
    public void Constructor_WithACapacity_DoesNotGrowBelowIt()
    {
        var index = new StateIndex(cellCount, width, capacity: 1000);
        long entryBytes = index.EntryByteCount;
        index.GetOrAdd(Keys.Of(width, Cells(0, 0)), out _);
        for (int i = 1; i < 1000; i++)
            index.GetOrAdd(Keys.Of(width, Cells(0, i)), out _);

        Assert.That(
            entryBytes,
            Is.InRange(2048 * sizeof(ulong), (2048 + 64) * sizeof(ulong)),
            "An empty index of 1,000 states has the next power of two above 1,000 / 0.7 entries, and a few to spare.");
        Assert.That(index.EntryByteCount, Is.EqualTo(entryBytes), "The entries are as many as before.");
    }

    [Test]
    public void Clone_AtAnyMomentOfGrowing_KnowsWhatTheOriginalKnows()
    {
        var index = new StateIndex(cellCount, width);
        for (int i = 0; i < 600; i++)
        {
            index.GetOrAdd(Keys.Of(width, Cells(0, i)), out _);
            if (i % 7 != 0 && i > 100)
                continue;
            StateIndex clone = index.Clone();
            for (int known = 0; known <= i; known++)
                Assert.That(clone.Find(Keys.Of(width, Cells(0, known))), Is.EqualTo(known));
            clone.GetOrAdd(Keys.Of(width, Cells(0, -1)), out bool added);
            Assert.That(added);
            Assert.That(index.Find(Keys.Of(width, Cells(0, -1))), Is.EqualTo(-1));
        }
    }

    [Test]
    public void Find_OfManyKeysAtOnce_EqualsFindingOneByOne([Values(0, 1, 31, 32, 33, 500)] int count)
    {
        var random = new Xoshiro256(9);
        var index = new StateIndex(cellCount, width);
        for (int i = 0; i < 400; i++)
            index.GetOrAdd(Keys.Of(width, Random(random)), out _);

        random = new Xoshiro256(9);
        ulong[][] keys = [.. Enumerable.Range(0, count).Select(i => Keys.Of(width, i % 3 == 2 ? Cells(0, 77) : Random(random)))];
        var rows = new int[count];
        index.Find(keys.SelectMany(key => key).ToArray(), rows);

        Assert.That(rows, Is.EqualTo(keys.Select(key => index.Find(key))));
    }

    [Test]
    public void Find_OfManyKeysThatDoNotFillTheRows_IsRefused() =>
        Assert.That(() => new StateIndex(cellCount, width).Find(new ulong[3], new int[2000]), Throws.ArgumentException.With.Message.Contains("2000 rows"));

    [Test]
    public void Find_OfAKeyOfAnotherLength_IsRefused()
    {
        var index = new StateIndex(cellCount, width);
        var key = new ulong[index.KeyWordCount + 1];
        Assert.That(() => index.Find(key), Throws.ArgumentException.With.Message.Contains($"{index.KeyWordCount} words"));
        Assert.That(() => index.GetOrAdd(key, out _), Throws.ArgumentException);
        Assert.That(() => index.Find([]), Throws.ArgumentException);
    }

    [Test]
    public void GetKey_OfNoRow_IsRefused([Values(-1, 0, 1)] int row) =>
        Assert.That(() => new StateIndex(cellCount, width).GetKey(row).Length, Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Find_AndGetOrAddOfAKnownKey_AllocateNothing()
    {
        var index = new StateIndex(cellCount, width);
        ulong[][] keys = [.. Enumerable.Range(0, 500).Select(i => Keys.Of(width, Cells(0, i)))];
        foreach (ulong[] key in keys)
            index.GetOrAdd(key, out _);

        long allocated = Allocations.Of(() =>
        {
            foreach (ulong[] key in keys)
                index.GetOrAdd(key, out _);
            foreach (ulong[] key in keys)
                index.Find(key);
        });
        Assert.That(allocated, Is.Zero);
    }

    private void Play(IEnumerable<int[]> states)
    {
        var index = new StateIndex(cellCount, width, payloadWords: 1);
        var model = new Dictionary<string, int>();
        var rows = new List<ulong[]>();
        foreach (int[] state in states)
        {
            ulong[] key = Keys.Of(width, state);
            string name = string.Join(' ', state);
            bool known = model.TryGetValue(name, out int expected);
            Check(index.Find(key) == (known ? expected : -1), "Find");

            int row = index.GetOrAdd(key, out bool added);
            Check(added != known, "added");
            if (!known)
            {
                model.Add(name, expected = rows.Count);
                rows.Add(key);
                Check(index.DangerousPayload(row) == 0, "the payload of a new row");
                index.DangerousPayload(row) = (ulong)row + 7;
            }

            Check(row == expected, "the row");
            Check(index.DangerousPayload(row) == (ulong)row + 7, "the payload");
        }

        Assert.That(index.Count, Is.EqualTo(rows.Count));
        for (int row = 0; row < rows.Count; row++)
        {
            Check(index.GetKey(row).SequenceEqual(rows[row]), "the key of a row");
            Check(index.Find(rows[row]) == row, "Find of a row");
            Check(index.DangerousPayload(row) == (ulong)row + 7, "the payload of a row");
        }
    }

    private int[] Cells(int cell, int value)
    {
        var cells = new int[cellCount];
        cells[cell] = width == CellWidth.Int16 ? (short)value : value;
        return cells;
    }

    private int[] Random(Xoshiro256 random)
    {
        var cells = new int[cellCount];
        for (int i = 0; i < cellCount; i++)
            cells[i] = width == CellWidth.Int16 ? (short)random.NextUInt64() : (int)random.NextUInt64();
        return cells;
    }

    private static void Check(bool holds, string what)
    {
        if (!holds)
            Assert.Fail($"Other than a dictionary: {what}.");
    }
}
