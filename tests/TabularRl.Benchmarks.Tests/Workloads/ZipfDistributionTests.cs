using TabularRl.Benchmarks.Workloads;
using TabularRl.Randomness;

namespace TabularRl.Benchmarks.Tests.Workloads;

[TestFixture]
internal sealed class ZipfDistributionTests
{
    [Test]
    public void Sample_OfManyDraws_HasTheProbabilitiesOfTheRanks()
    {
        const int rankCount = 20;
        const int drawCount = 200_000;
        double harmonic = Enumerable.Range(1, rankCount).Sum(rank => 1.0 / rank);
        var counts = new int[rankCount + 1];
        var random = new Xoshiro256(1);
        var zipf = new ZipfDistribution(rankCount);
        for (int i = 0; i < drawCount; i++)
            counts[zipf.Sample(random)]++;

        for (int rank = 1; rank <= rankCount; rank++)
        {
            double probability = 1 / (rank * harmonic);
            double deviation = Math.Sqrt(probability * (1 - probability) / drawCount);
            Assert.That((double)counts[rank] / drawCount, Is.EqualTo(probability).Within(5 * deviation), $"Rank {rank}.");
        }
    }

    [Test]
    public void Sample_OfOneRank_IsThatRank() => Assert.That(new ZipfDistribution(1).Sample(new Xoshiro256(1)), Is.EqualTo(1));

    [Test]
    public void Sample_OfManyRanks_StaysAmongThem()
    {
        var random = new Xoshiro256(2);
        var zipf = new ZipfDistribution(30_000_000);
        int[] ranks = [.. Enumerable.Range(0, 100_000).Select(_ => zipf.Sample(random))];
        Assert.That(ranks.Min(), Is.EqualTo(1));
        Assert.That(ranks.Max(), Is.InRange(10_000_000, 30_000_000));
    }
}
