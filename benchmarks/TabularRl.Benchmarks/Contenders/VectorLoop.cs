using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Environments;
using TabularRl.Training;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The closed loop in 64 environments at once, each in a segment of its own.</summary>
internal sealed class VectorLoop : IContender
{
    public const int CopyCount = 64;

    private readonly VectorTrainer _trainer = new(Options);
    private readonly QLearningAgent _agent;
    private readonly IEnvironment[] _environments;
    private readonly StreamHandle[]? _handles;
    private readonly StatePool<double> _observations;

    // Compiled: for the type of the environments.
    public VectorLoop(QLearningAgent agent, StatePool<double> observations, AccessStream stream, bool isCompiled)
    {
        _agent = agent;
        _observations = observations;
        StreamEnvironment[] environments = [.. Enumerable.Range(0, CopyCount).Select(copy => new StreamEnvironment(observations, stream, CopyCount, copy))];
        _environments = environments;
        _handles = isCompiled ? Array.ConvertAll(environments, environment => new StreamHandle(environment)) : null;
    }

    /// <summary>An episode a segment, and one point of the curve.</summary>
    public static TrainerOptions Options { get; } = new() { EpisodeCount = CopyCount, EpisodesPerPoint = CopyCount, Seed = TaskConstants.Seed };

    public long Run()
    {
        // Contenders share the agent, and those that only step leave an episode running; this training begins between two.
        ReadOnlySpan<double> first = _observations.At(_observations.Places[0]);
        _agent.BeginEpisode(first);
        _agent.EndEpisode(0, first, terminated: true);
        return (_handles is null ? _trainer.Train(_environments, _agent) : _trainer.TrainCompiled(_handles, _agent)).StepCount;
    }
}
