using System.Runtime.InteropServices;
using TabularRl.Evaluation;
using TabularRl.Policies;

namespace TabularRl.Crm;

/// <summary>
/// How a policy does on the customers of a split, computed instead of played: every course that an episode of
/// <see cref="CrmFunnelEnvironment"/> can take is weighed by its probability, the policy's own lots included. No random number is drawn, so
/// that no figure has a Monte-Carlo error. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Customers who look and answer alike are computed once: a simulated funnel has as many kinds of customers as its features tell apart.
/// After each contact the courses that led to the same place are merged, so that the work grows with the contacts, not with their courses.
/// </remarks>
public sealed class FunnelEvaluator : IPolicyEvaluator
{
    private readonly CrmSplit _split;
    private readonly CrmFunnelOptions _options;
    private readonly ulong _seed;
    private readonly EpisodeRules _rules;
    private readonly int[] _kinds;
    private readonly (int Customer, int Profile)[] _representatives;

    /// <summary>Prepares for the customers of a split.</summary>
    /// <param name="split">The customers with their features.</param>
    /// <param name="options">What is played, as for the environment, or null for the defaults; sampler and seed are not used.</param>
    /// <param name="seed">The seed of the bootstrap over customers; default 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="split"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The split has no customer or no feature, the response is a random one under the published protocol, or one whose chances are not known:
    /// play that with an <see cref="Evaluator"/>.
    /// </exception>
    public FunnelEvaluator(CrmSplit split, CrmFunnelOptions? options = null, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(split);
        _options = (options ?? new CrmFunnelOptions()) with { Sampler = UniformSampler.Instance };
        var environment = new CrmFunnelEnvironment(split, _options);
        if (!_options.Response.IsDeterministic && _options.Response is not SimulatedResponse)
            throw new ArgumentException($"The chances of a {_options.Response.GetType().Name} are not known; play it with an Evaluator.", nameof(options));

        _split = split;
        _seed = seed;
        _rules = new EpisodeRules(_options, environment.ContactBudget, split.Features);
        _kinds = new int[split.Leads.Count];
        _representatives = FindKinds();
    }

    /// <inheritdoc />
    public int ActionCount => CrmActions.Count;

    /// <inheritdoc />
    public bool IsDeterministic => _options.Response.IsDeterministic;

    /// <inheritdoc />
    public bool HasGoal => true;

    /// <inheritdoc />
    public PolicyEvaluation Evaluate(IPolicy policy, CancellationToken cancellationToken = default)
    {
        StartExpectation[] byKind = [.. Weigh(policy, 1.0, cancellationToken).Select(weights => weights.ToExpectation())];
        return PolicyEvaluation.OfExpectations(
            policy.Name, IsDeterministic && policy.IsDeterministic, Array.ConvertAll(_kinds, kind => byKind[kind]), _seed);
    }

    /// <summary>The probability that a customer of the split subscribes, every one counting alike; <see cref="Evaluate"/> without its intervals.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentException">The policy has another number of actions, or refuses an observation.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public double GetSubscriptionRate(IPolicy policy, CancellationToken cancellationToken = default) =>
        Mean([.. Weigh(policy, 1.0, cancellationToken).Select(weights => weights.GoalRate)]);

    /// <summary>The expected discounted return of an episode, every customer counting alike.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="discountFactor">γ, in [0, 1].</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <returns>The expected return.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="discountFactor"/> is not in [0, 1].</exception>
    /// <exception cref="ArgumentException">The policy has another number of actions, or refuses an observation.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public double GetReturn(IPolicy policy, double discountFactor, CancellationToken cancellationToken = default)
    {
        if (!(discountFactor is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(discountFactor), discountFactor, "The discount factor must be in [0, 1].");
        return Mean([.. Weigh(policy, discountFactor, cancellationToken).Select(weights => weights.Return)]);
    }

    private double Mean(double[] byKind) => _kinds.Average(kind => byKind[kind]);

    private IEnumerable<EpisodeWeights> Weigh(IPolicy policy, double discountFactor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.ActionCount != ActionCount)
            throw new ArgumentException($"The funnel has {ActionCount} actions, the policy '{policy.Name}' {policy.ActionCount}.", nameof(policy));
        return Iterate();

        IEnumerable<EpisodeWeights> Iterate()
        {
            var weights = new EpisodeWeights(_rules, policy, discountFactor);
            foreach ((int customer, int profile) in _representatives)
            {
                cancellationToken.ThrowIfCancellationRequested();
                weights.Weigh(profile, FunnelState.StartOf(_split.Leads[customer], _options.Protocol), _split.GetFeatures(customer));
                yield return weights;
            }
        }
    }

    /// <summary>A customer of each kind: what an episode depends on is the profile, the place at the start and the features.</summary>
    private (int Customer, int Profile)[] FindKinds()
    {
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var representatives = new List<(int Customer, int Profile)>();
        for (int customer = 0; customer < _kinds.Length; customer++)
        {
            int profile = _options.Response.GetProfile(_split.Leads[customer]);
            FunnelState start = FunnelState.StartOf(_split.Leads[customer], _options.Protocol);
            string key = $"{profile} {start.Stage} {(int)start.Steps} {Convert.ToHexString(MemoryMarshal.AsBytes(_split.GetFeatures(customer)))}";
            if (!kinds.TryGetValue(key, out int kind))
            {
                kinds.Add(key, kind = representatives.Count);
                representatives.Add((customer, profile));
            }

            _kinds[customer] = kind;
        }

        return [.. representatives];
    }
}
