using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;
using TabularRl.Randomness;

namespace TabularRl.Evaluation.Auditing;

/// <summary>How a policy's decisions fell: how many were made on what was learned, and how many of those were drawn by lot among equals.</summary>
/// <param name="DecisionCount">The number of decisions.</param>
/// <param name="CoveredCount">Those that what was learned covers, at whatever level decided.</param>
/// <param name="TiedCount">The covered decisions for which more than one action had a positive probability.</param>
public sealed record DecisionSurvey(long DecisionCount, long CoveredCount, long TiedCount)
{
    /// <summary>The share of covered decisions that were ties; 0 where none was covered.</summary>
    public double TiedShare => CoveredCount == 0 ? 0 : (double)TiedCount / CoveredCount;

    /// <summary>Plays a greedy policy once from every start and counts. Ties are seen by the policy's probabilities, so at the level that decided.</summary>
    /// <param name="environment">The environment; not one that a training is using.</param>
    /// <param name="policy">The policy; ties of a <see cref="FrozenPolicy"/> are seen however it breaks them, those of another only where it breaks them at random.</param>
    /// <param name="options">The evaluator's options, for seed and step limit; null for the defaults.</param>
    /// <returns>The survey.</returns>
    /// <exception cref="ArgumentException">Environment and policy do not fit.</exception>
    public static DecisionSurvey Of(IStartableEnvironment environment, IPolicy policy, EvaluatorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(policy);
        if (environment.ActionCount != policy.ActionCount)
            throw new ArgumentException($"The environment has {environment.ActionCount} actions, the policy '{policy.Name}' {policy.ActionCount}.", nameof(policy));
        options ??= new EvaluatorOptions();
        // A policy that plays the lowest of equals would hide its ties.
        IPolicy asked = policy switch
        {
            FrozenPolicy frozen => frozen.WithTieBreaking(TieBreaking.Random),
            FrozenBackOffPolicy backOff => backOff.WithTieBreaking(TieBreaking.Random),
            _ => policy,
        };
        var masked = environment.FindCapability<IMaskedEnvironment>();
        SeedTree seeds = new SeedTree(options.Seed).Branch("survey");
        var random = new Xoshiro256(seeds.Derive("policy"));
        var observation = new double[environment.ObservationSize];
        var probabilities = new double[policy.ActionCount];
        long decisions = 0, covered = 0, tied = 0;
        for (int start = 0; start < environment.StartCount; start++)
        {
            environment.ResetTo(start, environment.IsDeterministic ? null : seeds.Derive((ulong)start), observation);
            bool done = false;
            for (int step = 1; !done; step++)
            {
                ActionMask legal = masked?.LegalActions ?? ActionMask.All;
                PolicyAction choice = policy.SelectAction(observation, legal, random);
                decisions++;
                if (choice.IsCovered)
                {
                    covered++;
                    asked.GetActionProbabilities(observation, legal, probabilities);
                    tied += probabilities.Count(probability => probability > 0) > 1 ? 1 : 0;
                }

                done = environment.Step(choice.Action, observation).IsDone || step == options.MaxStepsPerEpisode;
            }
        }

        return new DecisionSurvey(decisions, covered, tied);
    }
}
