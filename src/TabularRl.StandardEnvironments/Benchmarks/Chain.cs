using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Benchmarks;

/// <summary>
/// The chain of Strens, "A Bayesian Framework for Reinforcement Learning" (2000): 0 goes one state forward, for nothing until the last state is
/// reached, where it earns 10 and stays; 1 goes back to the first state for 2. In a fifth of the steps an action has the effect of the
/// other. The observation is the state, from 0; an episode starts there and never ends.
/// </summary>
/// <remarks>
/// Whoever is not far-sighted, or explores by chance alone, takes the 2. In <see cref="StepLimit"/> steps, undiscounted, the optimum is 3,665.8 (always
/// forward) and the uniformly random policy earns 1,311.3. The 3,677 that is published counts 1,000 steps of the long run, 3.6768 each.
/// </remarks>
public sealed class Chain : TableDrivenEnvironment
{
    /// <summary>The customary number of steps, 1,000; no limit is built in.</summary>
    public const int StepLimit = 1000;

    private const int Forward = 0, Actions = 2;

    /// <summary>Creates an environment.</summary>
    /// <param name="options">The options, or null for the defaults: five states.</param>
    public Chain(ChainOptions? options = null)
        : base(
            new TransitionTable((options ??= new ChainOptions()).StateCount, Actions, (state, action) => Outcomes(options, state, action)),
            StartDistribution.Uniform(options.StateCount, 0),
            options.Seed) =>
        Options = options;

    /// <summary>The options.</summary>
    public ChainOptions Options { get; }

    private static IEnumerable<ModelTransition> Outcomes(ChainOptions options, int state, int action)
    {
        int last = options.StateCount - 1;
        // Both actions have the same two outcomes, forward and back; a slip exchanges their probabilities.
        double slip = options.SlipProbability;
        return
        [
            new ModelTransition(action == Forward ? 1 - slip : slip, Math.Min(state + 1, last), state == last ? options.ForwardReward : 0, false),
            new ModelTransition(action == Forward ? slip : 1 - slip, 0, options.BackReward, false),
        ];
    }

    private protected override string Draw() => StateLine.Draw(Options.StateCount, CurrentState);
}
