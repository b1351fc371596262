using TabularRl.Agents;

namespace TabularRl.Tests.Agents;

[TestFixture]
internal sealed class StepBufferTests
{
    [Test]
    public void Add_WhileTheRingIsWrapped_KeepsTheOrderAsItGrows()
    {
        var buffer = new StepBuffer();
        var expected = new List<int>();
        for (int row = 0; row < 300; row++)
        {
            buffer.Add(new AgentStep(row, 0, 0));
            expected.Add(row);
            if (row % 3 == 1)
            {
                buffer.RemoveOldest();
                expected.RemoveAt(0);
            }

            Assert.That(Enumerable.Range(0, buffer.Count).Select(i => buffer[i].Row), Is.EqualTo(expected));
        }
    }

    [Test]
    public void AccumulateRewards_OfThreeSteps_PutsTheirReturnsInPlace()
    {
        var buffer = new StepBuffer();
        foreach (double reward in (double[])[1, 2, 3])
            buffer.Add(new AgentStep(0, 0, reward));
        buffer.AccumulateRewards(0.5, 8); // 3 + 0.5 · 8 = 7; 2 + 0.5 · 7 = 5.5; 1 + 0.5 · 5.5 = 3.75
        Assert.That((buffer[0].Reward, buffer[1].Reward, buffer[2].Reward), Is.EqualTo((3.75, 5.5, 7.0)));
    }
}
