using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Training;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The closed loop by the public trainer, segment after segment.</summary>
internal sealed class TrainerLoop(QLearningAgent agent, StatePool<double> observations, AccessStream stream) : IContender
{
    private readonly Trainer _trainer = new(VectorLoop.Options);
    private readonly StreamEnvironment _environment = new(observations, stream, VectorLoop.CopyCount);

    public long Run() => _trainer.Train(_environment, agent).StepCount;
}
