using TabularRl.Agents;
using TabularRl.Environments;

namespace TabularRl.Training;

/// <summary>Plays single training episodes in one observation buffer; nothing in a step allocates.</summary>
internal sealed class EpisodePlayer
{
    private readonly IEnvironment _environment;
    private readonly IMaskedEnvironment? _masked;
    private readonly IGoalEnvironment? _goal;
    private readonly IAgent _agent;
    private readonly int _maxSteps;
    private readonly double[] _observation;

    public EpisodePlayer(IEnvironment environment, IAgent agent, int maxSteps)
    {
        _environment = environment;
        _masked = environment.FindCapability<IMaskedEnvironment>();
        _goal = environment.FindCapability<IGoalEnvironment>();
        _agent = agent;
        _maxSteps = maxSteps;
        _observation = new double[environment.ObservationSize];
    }

    public EpisodeRecord Play(long episodeIndex, ulong? seed)
    {
        Span<double> observation = _observation;
        _environment.Reset(seed, observation);
        int action = _agent.BeginEpisode(observation, LegalActions());
        double episodeReturn = 0;
        int stepCount = 0;
        while (true)
        {
            StepResult result = _environment.Step(action, observation);
            episodeReturn += result.Reward;
            stepCount++;
            bool truncated = result.Truncated || stepCount >= _maxSteps;
            if (result.Terminated || truncated)
            {
                _agent.EndEpisode(result.Reward, observation, result.Terminated, result.Terminated ? ActionMask.All : LegalActions());
                return new EpisodeRecord(episodeIndex, episodeReturn, stepCount, result.Terminated, truncated, _goal?.IsGoalReached ?? false);
            }

            action = _agent.Step(result.Reward, observation, LegalActions());
        }
    }

    private ActionMask LegalActions() => _masked is null ? ActionMask.All : _masked.LegalActions;
}
