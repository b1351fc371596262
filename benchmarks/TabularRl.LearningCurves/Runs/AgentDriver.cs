using TabularRl.Agents;
using TabularRl.Environments;

namespace TabularRl.LearningCurves.Runs;

/// <summary>
/// Lets an agent learn for a given number of steps, and stops between two of them wherever the episode stands: curves by steps are looked at
/// after the same number of steps for every agent, however long its episodes.
/// </summary>
internal sealed class AgentDriver
{
    private readonly IEnvironment _environment;
    private readonly IMaskedEnvironment? _masked;
    private readonly IAgent _agent;
    private readonly double[] _observation;
    private ulong? _seed;
    private bool _isRunning;
    private int _action;

    /// <param name="environment">The environment; it truncates what would take too long.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="seed">The seed of the first reset; later ones continue its stream.</param>
    public AgentDriver(IEnvironment environment, IAgent agent, ulong seed)
    {
        _environment = environment;
        _masked = environment.FindCapability<IMaskedEnvironment>();
        _agent = agent;
        _seed = seed;
        _observation = new double[environment.ObservationSize];
    }

    /// <summary>The number of steps taken.</summary>
    public long StepCount { get; private set; }

    public void RunTo(long stepCount)
    {
        while (StepCount < stepCount)
        {
            if (!_isRunning)
                Begin();
            Step();
        }
    }

    private void Begin()
    {
        _environment.Reset(_seed, _observation);
        _seed = null;
        _action = _agent.BeginEpisode(_observation, LegalActions());
        _isRunning = true;
    }

    private void Step()
    {
        StepResult result = _environment.Step(_action, _observation);
        StepCount++;
        _isRunning = !(result.Terminated || result.Truncated);
        if (_isRunning)
            _action = _agent.Step(result.Reward, _observation, LegalActions());
        else
            _agent.EndEpisode(result.Reward, _observation, result.Terminated, result.Terminated ? ActionMask.All : LegalActions());
    }

    private ActionMask LegalActions() => _masked is null ? ActionMask.All : _masked.LegalActions;
}
