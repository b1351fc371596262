using System.Runtime.ExceptionServices;
using TabularRl.Environments;
using TabularRl.Policies;

namespace TabularRl.Evaluation.Studies;

/// <summary>
/// Evaluation in one call: any policies over the same starts with common random numbers, always beside the uniformly random policy (among the
/// legal actions) and every constant one. Where the environment knows its model (<see cref="IFiniteEnvironment"/>) their exact values stand beside.
/// Policies are frozen, so nothing is changed; they are played in parallel, and the number of cores changes no figure.
/// </summary>
public static class PolicyStudy
{
    /// <summary>Plays policies and baselines and compares them.</summary>
    /// <param name="environmentFactory">Makes an environment for each policy, equal to the last; called on the calling thread.</param>
    /// <param name="policies">The policies, each by itself.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <param name="cancellationToken">Stops the study.</param>
    /// <returns>The study.</returns>
    /// <exception cref="ArgumentException">There is no policy, a name is used twice or is a baseline's, or policies and environment do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The study was cancelled.</exception>
    public static PolicyStudyResult Run(
        Func<IStartableEnvironment> environmentFactory,
        IEnumerable<IPolicy> policies,
        PolicyStudyOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return Run(environmentFactory, policies.Select(policy => new PolicyGroup(policy)), options, cancellationToken);
    }

    /// <summary>Plays groups of policies and baselines and compares them.</summary>
    /// <param name="environmentFactory">Makes an environment for each policy, equal to the last; called on the calling thread.</param>
    /// <param name="groups">The groups; in one of several members the training seed is the unit.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <param name="cancellationToken">Stops the study.</param>
    /// <returns>The study.</returns>
    /// <exception cref="ArgumentException">There is no group, a name is used twice or is a baseline's, or policies and environment do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The study was cancelled.</exception>
    public static PolicyStudyResult Run(
        Func<IStartableEnvironment> environmentFactory,
        IEnumerable<PolicyGroup> groups,
        PolicyStudyOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(environmentFactory);
        options ??= new PolicyStudyOptions();
        Check(options);
        IStartableEnvironment first = environmentFactory();
        var evaluator = new Evaluator(options.Evaluation);
        Func<int, StudiedMember> Prepare(IPolicy[] policies)
        {
            IStartableEnvironment[] environments = [first, .. Enumerable.Range(1, policies.Length - 1).Select(_ => environmentFactory())];
            ExactMembers? exact = ExactMembers.Find(first, options, cancellationToken);
            return i => new StudiedMember(
                evaluator.Evaluate(environments[i], policies[i], cancellationToken), exact?.Evaluate(environments[i], policies[i], cancellationToken));
        }

        return Run(first.ActionCount, first.IsDeterministic, first.FindCapability<IGoalEnvironment>() is not null, groups, options, Prepare, cancellationToken);
    }

    /// <summary>Compares groups of policies and baselines by an evaluator of the task's own, for example one that computes instead of playing.</summary>
    /// <param name="evaluator">The evaluator; asked on several threads at once.</param>
    /// <param name="groups">The groups; in one of several members the training seed is the unit.</param>
    /// <param name="options">The options, or null for the defaults; of <see cref="PolicyStudyOptions.Evaluation"/> the seed alone is used.</param>
    /// <param name="cancellationToken">Stops the study.</param>
    /// <returns>The study.</returns>
    /// <exception cref="ArgumentException">There is no group, a name is used twice or is a baseline's, or policies and evaluator do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The study was cancelled.</exception>
    public static PolicyStudyResult Run(
        IPolicyEvaluator evaluator,
        IEnumerable<PolicyGroup> groups,
        PolicyStudyOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        options ??= new PolicyStudyOptions();
        Check(options);
        return Run(
            evaluator.ActionCount,
            evaluator.IsDeterministic,
            evaluator.HasGoal,
            groups,
            options,
            policies => i => new StudiedMember(evaluator.Evaluate(policies[i], cancellationToken), Exact: null),
            cancellationToken);
    }

    private static PolicyStudyResult Run(
        int actionCount,
        bool isDeterministic,
        bool hasGoal,
        IEnumerable<PolicyGroup> groups,
        PolicyStudyOptions options,
        Func<IPolicy[], Func<int, StudiedMember>> prepare,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(groups);
        PolicyGroup[] given = [.. groups];
        if (given.Length == 0)
            throw new ArgumentException("A study needs at least one policy beside its baselines.", nameof(groups));

        PolicyGroup[] all = [.. given, .. Baselines(actionCount, options.ActionNames)];
        if (all.GroupBy(group => group.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Two policies of the study are called '{twice.Key}'; baselines are called random and always-…", nameof(groups));

        IPolicy[] policies = [.. all.SelectMany(group => group.Members)];
        StudiedMember[] members = Evaluate(policies.Length, prepare(policies), options, cancellationToken);
        PolicyMeasure measure = options.Measure ?? (hasGoal && members[0].Exact is null ? PolicyMeasure.GoalRate : PolicyMeasure.MeanReturn);
        return new StudySummary(options, measure).Summarize(all, given.Length, members, isDeterministic);
    }

    private static void Check(PolicyStudyOptions options)
    {
        if (!(options.Significance is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.Significance, "The significance must lie between 0 and 1.");
        if (!(options.Power is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.Power, "The power must lie between 0 and 1.");
        if (options.Ceiling is { } ceiling && !double.IsFinite(ceiling))
            throw new ArgumentOutOfRangeException(nameof(options), ceiling, "The ceiling must be finite.");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxParallelism ?? 1, 1, nameof(options.MaxParallelism));
        ArgumentNullException.ThrowIfNull(options.Evaluation);
    }

    private static IEnumerable<PolicyGroup> Baselines(int actionCount, IReadOnlyList<string>? names)
    {
        if (names is not null && names.Count != actionCount)
            throw new ArgumentException($"The environment has {actionCount} actions, and {names.Count} names were given for them.", nameof(names));
        yield return new PolicyGroup(new UniformRandomPolicy(actionCount));
        for (int action = 0; action < actionCount; action++)
            yield return new PolicyGroup(new ConstantPolicy(action, actionCount, names is null ? null : $"always-{names[action]}"));
    }

    private static StudiedMember[] Evaluate(
        int count, Func<int, StudiedMember> evaluate, PolicyStudyOptions options, CancellationToken cancellationToken)
    {
        var members = new StudiedMember[count];
        var parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = options.MaxParallelism ?? Environment.ProcessorCount,
        };
        try
        {
            Parallel.For(0, count, parallel, i => members[i] = evaluate(i));
        }
        catch (AggregateException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return members;
    }
}
