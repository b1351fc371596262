using TabularRl.Environments;

namespace TabularRl.Benchmarks.Workloads;

/// <summary>
/// A stream of observations as an environment: the action picks the next observation out of six, as in the closed loops. The stream is cut
/// into segments, and an episode is one of them; where several environments share a stream, each begins in another.
/// </summary>
internal sealed class StreamEnvironment(StatePool<double> observations, AccessStream stream, int segmentCount, int firstSegment = 0) : IEnvironment
{
    private readonly int _segmentSteps = Math.Max(1, stream.Length / TaskConstants.ActionCount / segmentCount);
    private int _segment;
    private int _at;
    private int _end;

    public int ObservationSize => TaskConstants.CellCount;

    public int ActionCount => TaskConstants.ActionCount;

    public void Reset(ulong? seed, Span<double> observation)
    {
        if (seed is not null)
            _segment = firstSegment;
        _at = _segment * _segmentSteps % (stream.Length / TaskConstants.ActionCount);
        _end = Math.Min(_at + _segmentSteps, stream.Length / TaskConstants.ActionCount);
        _segment = (_segment + 1) % segmentCount;
        observations.At(observations.Places[_at * TaskConstants.ActionCount]).CopyTo(observation);
    }

    public StepResult Step(int action, Span<double> observation)
    {
        observations.At(observations.Places[_at * TaskConstants.ActionCount + action]).CopyTo(observation);
        double reward = stream.Rewards[_at++];
        return new StepResult(reward, Terminated: _at >= _end, Truncated: false);
    }
}
