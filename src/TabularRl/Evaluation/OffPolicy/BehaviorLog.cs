using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>Makes logs with propensities by playing a policy, for simulations and for trying an estimator where the truth can be played too.</summary>
public static class BehaviorLog
{
    /// <summary>Plays a policy and logs every step with the probability of its action.</summary>
    /// <param name="environment">The environment; not one that a training is using.</param>
    /// <param name="behavior">The policy that acts. One that never takes some action leaves a log that says nothing about it.</param>
    /// <param name="episodeCount">The number of episodes; at least 1.</param>
    /// <param name="seed">The seed of the environment and of the policy's choices.</param>
    /// <param name="maxStepsPerEpisode">The number of steps after which an episode is truncated, or null for no limit.</param>
    /// <returns>The log.</returns>
    /// <exception cref="ArgumentException">Environment and policy do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static LoggedEpisodes Record(IEnvironment environment, IPolicy behavior, int episodeCount, ulong seed, int? maxStepsPerEpisode = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(behavior);
        ArgumentOutOfRangeException.ThrowIfLessThan(episodeCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxStepsPerEpisode ?? 1, 1, nameof(maxStepsPerEpisode));
        if (environment.ActionCount != behavior.ActionCount)
            throw new ArgumentException($"The environment has {environment.ActionCount} actions, the policy '{behavior.Name}' {behavior.ActionCount}.", nameof(behavior));

        var seeds = new SeedTree(seed);
        var random = new Xoshiro256(seeds.Derive("behavior"));
        var builder = new LoggedEpisodesBuilder(environment.ObservationSize, environment.ActionCount);
        var masked = environment.FindCapability<IMaskedEnvironment>();
        var observation = new double[environment.ObservationSize];
        var before = new double[environment.ObservationSize];
        var probabilities = new double[environment.ActionCount];
        for (int episode = 0; episode < episodeCount; episode++)
        {
            environment.Reset(episode == 0 ? seeds.Derive("environment") : null, observation);
            bool isDone = false;
            for (int step = 1; !isDone; step++)
            {
                observation.CopyTo(before, 0);
                ActionMask legal = masked?.LegalActions ?? ActionMask.All;
                behavior.GetActionProbabilities(observation, legal, probabilities);
                int action = behavior.SelectAction(observation, legal, random).Action;
                StepResult result = environment.Step(action, observation);
                bool truncated = result.Truncated || step == maxStepsPerEpisode;
                builder.Add(before, action, result.Reward, probabilities[action], result.Terminated, truncated, legal);
                isDone = result.Terminated || truncated;
            }
        }

        return builder.Build();
    }
}
