using System.Numerics;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Tests.Workloads;

[TestFixture]
internal sealed class AccessStreamTests
{
    [Test]
    public void Create_OfAnyPattern_StaysWithinTheStatesAndActions([Values] AccessPattern pattern, [Values(64, 1_449, 100_000)] int stateCount)
    {
        AccessStream stream = AccessStream.Create(pattern, stateCount, 5_000);
        Assert.Multiple(() =>
        {
            Assert.That(stream.Length, Is.EqualTo(5_000));
            Assert.That(stream.States.Concat(stream.NextStates), Is.All.InRange(0, stateCount - 1));
            Assert.That(stream.Actions, Is.All.InRange(0, TaskConstants.ActionCount - 1));
            Assert.That(stream.Rewards, Is.All.InRange(-1.0, 1.0));
        });
    }

    [Test]
    public void Create_OfTheSameArguments_GivesTheSameStream([Values] AccessPattern pattern)
    {
        AccessStream one = AccessStream.Create(pattern, 1_449, 100), two = AccessStream.Create(pattern, 1_449, 100);
        Assert.That(one.States, Is.EqualTo(two.States));
        Assert.That(one.NextStates, Is.EqualTo(two.NextStates));
        Assert.That(one.Rewards, Is.EqualTo(two.Rewards));
    }

    [Test]
    public void Create_Uniform_MeetsAllStatesAboutEquallyOften()
    {
        AccessStream stream = AccessStream.Create(AccessPattern.Uniform, 100, 50_000);
        Assert.That(stream.States.CountBy(state => state).Select(pair => pair.Value), Is.All.EqualTo(500).Within(120));
    }

    [Test]
    public void Create_Zipf_MeetsOneStateFarMoreOftenAndSpreadsTheFrequentOnes()
    {
        AccessStream stream = AccessStream.Create(AccessPattern.Zipf, 1_449, 50_000);
        int[] byFrequency = [.. stream.States.CountBy(state => state).OrderByDescending(pair => pair.Value).Select(pair => pair.Key)];
        int first = stream.States.Count(state => state == byFrequency[0]), second = stream.States.Count(state => state == byFrequency[1]);
        Assert.Multiple(() =>
        {
            Assert.That(first, Is.GreaterThan(5_000));
            Assert.That((double)first / second, Is.EqualTo(2).Within(0.2));
            Assert.That(Math.Abs(byFrequency[0] - byFrequency[1]), Is.GreaterThan(StateSpace.NeighborCount));
        });
    }

    [Test]
    public void Create_Trajectory_FollowsOnAndMostlyChangesOneCellByOneValue()
    {
        AccessStream stream = AccessStream.Create(AccessPattern.Trajectory, 100_000, 20_000);
        Assert.That(stream.States[1..], Is.EqualTo(stream.NextStates[..^1]));

        int steps = Enumerable.Range(0, stream.Length).Count(i => IsStep(stream.States[i], stream.NextStates[i]));
        Assert.That((double)steps / stream.Length, Is.EqualTo(7 / 8.0).Within(0.01));

        static bool IsStep(int state, int next)
        {
            int difference = state ^ next;
            int shift = BitOperations.TrailingZeroCount(difference) / 2 * 2;
            return difference < StateSpace.NeighborCount && (difference & ~(3 << shift)) == 0 && ((next >> shift) - (state >> shift) & 3) == 1;
        }
    }

    [Test]
    public void Interleave_OfAStream_AsksForStateAndNextStateInTurn()
    {
        AccessStream stream = AccessStream.Create(AccessPattern.Uniform, 100, 3);
        Assert.That(stream.Interleave(), Is.EqualTo(new[]
        {
            stream.States[0], stream.NextStates[0], stream.States[1], stream.NextStates[1], stream.States[2], stream.NextStates[2],
        }));
    }
}
