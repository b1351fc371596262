namespace TabularRl.Crm.Tests;

internal sealed class ApportionmentTests
{
    [Test]
    public void Distribute_SumOfTheWeights_GivesTheWeights() =>
        Assert.That(Apportionment.Distribute([12, 0, 3, 1], 16), Is.EqualTo(new[] { 12, 0, 3, 1 }));

    [Test]
    public void Distribute_EqualRemainders_FavoursTheEarlier() =>
        Assert.That(Apportionment.Distribute([1, 1, 1], 4), Is.EqualTo(new[] { 2, 1, 1 }));

    [FsCheckProperty]
    public void Distribute_AnyWeights_SharesOutTheTotal(byte[] weights, ushort total)
    {
        int[] positive = [1, .. weights.Select(weight => (int)weight)];
        int[] shares = Apportionment.Distribute(positive, total);
        double unit = (double)total / positive.Sum();
        Assert.That(shares.Sum(), Is.EqualTo(total));
        for (int i = 0; i < shares.Length; i++)
            Assert.That(shares[i], Is.EqualTo(positive[i] * unit).Within(1));
    }

    [TestCase(47, 11_032, ExpectedResult = 47)]
    [TestCase(1, 5_516, ExpectedResult = 1)]
    [TestCase(1, 5_515, ExpectedResult = 0)]
    [TestCase(10_141, 1_000_000, ExpectedResult = 919_235)]
    public int Scale_PublishedCount_RoundsHalfUp(int count, int customers) => Apportionment.Scale(count, customers);
}
