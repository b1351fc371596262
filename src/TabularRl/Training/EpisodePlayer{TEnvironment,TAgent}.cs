using TabularRl.Environments;

namespace TabularRl.Training;

/// <summary>A player whose calls are bound when it is compiled: both type parameters are structs, and each pair of them has code of its own.</summary>
/// <param name="environment">The environment.</param>
/// <param name="capabilities">The same environment, asked once for what else it can do.</param>
/// <param name="agent">The agent.</param>
/// <param name="maxSteps">The number of steps after which an episode is truncated.</param>
internal sealed class EpisodePlayer<TEnvironment, TAgent>(TEnvironment environment, IEnvironment capabilities, TAgent agent, int maxSteps) : EpisodePlayer
    where TEnvironment : struct, IEnvironment
    where TAgent : struct, IEpisodeAgent
{
    private readonly IMaskedEnvironment? _masked = capabilities.FindCapability<IMaskedEnvironment>();
    private readonly IGoalEnvironment? _goal = capabilities.FindCapability<IGoalEnvironment>();
    private readonly double[] _observation = new double[environment.ObservationSize];

    public override EpisodeRecord Play(long episodeIndex, ulong? seed)
    {
        Span<double> observation = _observation;
        environment.Reset(seed, observation);
        int action = agent.BeginEpisode(observation, LegalActions());
        double episodeReturn = 0;
        int stepCount = 0;
        while (true)
        {
            StepResult result = environment.Step(action, observation);
            episodeReturn += result.Reward;
            stepCount++;
            bool truncated = result.Truncated || stepCount >= maxSteps;
            if (result.Terminated || truncated)
            {
                agent.EndEpisode(result.Reward, observation, result.Terminated, result.Terminated ? ActionMask.All : LegalActions());
                return new EpisodeRecord(episodeIndex, episodeReturn, stepCount, result.Terminated, truncated, _goal?.IsGoalReached ?? false);
            }

            action = agent.Step(result.Reward, observation, LegalActions());
        }
    }

    private ActionMask LegalActions() => _masked is null ? ActionMask.All : _masked.LegalActions;
}
