using TabularRl.Randomness;
using TabularRl.Statistics;

namespace TabularRl.Evaluation.Studies;

/// <summary>Makes a result of evaluations.</summary>
internal sealed class StudySummary(PolicyStudyOptions options, PolicyMeasure measure)
{
    private readonly ulong _seed = new SeedTree(options.Evaluation.Seed).Derive("study");

    public PolicyStudyResult Summarize(PolicyGroup[] groups, int givenCount, StudiedMember[] members, bool isDeterministic)
    {
        var policies = new StudiedPolicy[groups.Length];
        int taken = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            StudiedMember[] own = members[taken..(taken += groups[i].Members.Count)];
            PolicyRole role = i < givenCount ? PolicyRole.Given : i == givenCount ? PolicyRole.Random : PolicyRole.Constant;
            policies[i] = Describe(groups[i].Name, role, own);
        }

        StudiedPolicy random = policies[givenCount];
        // Among equals the one of greater return, then the lower action.
        StudiedPolicy best = policies[(givenCount + 1)..].MaxBy(policy => (Value(policy), policy.MeanReturn))!;
        StudiedPolicy? exactlyBest = policies[(givenCount + 1)..].MaxBy(policy => policy.ExactValue);
        return new PolicyStudyResult(Array.ConvertAll(policies, policy => CompareExactly(Compare(policy, random, best), random, exactlyBest!)))
        {
            Measure = measure,
            Ceiling = options.Ceiling,
            IsEnvironmentDeterministic = isDeterministic,
            BestConstantName = best.Name,
        };
    }

    private double Value(StudiedPolicy policy) => measure == PolicyMeasure.GoalRate ? policy.GoalRate : policy.MeanReturn;

    private IReadOnlyList<double> Starts(PolicyEvaluation evaluation) => measure == PolicyMeasure.GoalRate ? evaluation.GoalRates : evaluation.Returns;

    private static StudiedPolicy Describe(string name, PolicyRole role, StudiedMember[] members)
    {
        PolicyEvaluation[] evaluations = Array.ConvertAll(members, member => member.Played);
        bool overSeeds = evaluations.Length > 1;
        double[] rates = Array.ConvertAll(evaluations, evaluation => evaluation.GoalRate);
        double[] returns = Array.ConvertAll(evaluations, evaluation => evaluation.MeanReturn);
        Interval rateInterval = overSeeds ? UnitDifferences.TInterval(rates) : evaluations[0].GoalRateInterval;
        return new StudiedPolicy
        {
            Name = name,
            Role = role,
            Evaluations = Array.AsReadOnly(evaluations),
            ExactEvaluations = [.. members.Select(member => member.Exact).OfType<ExactEvaluation>()],
            Unit = overSeeds ? StudyUnit.TrainingSeed : StudyUnit.Start,
            GoalRate = rates.Average(),
            GoalRateInterval = new Interval(Math.Max(0, rateInterval.Low), Math.Min(1, rateInterval.High)),
            MeanReturn = returns.Average(),
            MeanReturnInterval = overSeeds ? UnitDifferences.TInterval(returns) : evaluations[0].MeanReturnInterval,
        };
    }

    private StudiedPolicy Compare(StudiedPolicy policy, StudiedPolicy random, StudiedPolicy best)
    {
        if (policy.Role == PolicyRole.Random)
            return policy;
        PolicyDifference fromRandom = OverStarts(policy, random);
        policy = policy with { FromRandom = OverSeeds(policy, random) ?? fromRandom, FromRandomOverStarts = fromRandom };
        if (policy.Role == PolicyRole.Constant)
            return policy;
        PolicyDifference fromBest = OverStarts(policy, best);
        return policy with { FromBestConstant = OverSeeds(policy, best) ?? fromBest, FromBestConstantOverStarts = fromBest };
    }

    private StudiedPolicy CompareExactly(StudiedPolicy policy, StudiedPolicy random, StudiedPolicy bestConstant)
    {
        if (policy.Role == PolicyRole.Random || policy.ExactValue is null)
            return policy;
        policy = policy with { ExactFromRandom = Exactly(policy, random) };
        return policy.Role == PolicyRole.Constant ? policy : policy with { ExactFromBestConstant = Exactly(policy, bestConstant) };
    }

    private PolicyDifference? Exactly(StudiedPolicy policy, StudiedPolicy baseline)
    {
        double reference = baseline.ExactValue!.Value;
        if (policy.Unit == StudyUnit.Start)
            return UnitDifferences.CompareExactly(baseline.Name, policy.ExactValue!.Value, reference);
        double[] differences = [.. policy.ExactEvaluations.Select(exact => ExactEvaluation.IsEqual(exact.Value, reference) ? 0 : exact.Value - reference)];
        return differences.All(double.IsFinite) ? UnitDifferences.Compare(baseline.Name, differences, StudyUnit.TrainingSeed, _seed, options) : null;
    }

    private PolicyDifference? OverSeeds(StudiedPolicy policy, StudiedPolicy baseline)
    {
        if (policy.Unit == StudyUnit.Start)
            return null;
        double reference = Starts(baseline.Evaluations[0]).Average();
        double[] differences = [.. policy.Evaluations.Select(evaluation => Starts(evaluation).Average() - reference)];
        return UnitDifferences.Compare(baseline.Name, differences, StudyUnit.TrainingSeed, _seed, options);
    }

    private PolicyDifference OverStarts(StudiedPolicy policy, StudiedPolicy baseline)
    {
        IReadOnlyList<double> reference = Starts(baseline.Evaluations[0]);
        var differences = new double[reference.Count];
        foreach (PolicyEvaluation evaluation in policy.Evaluations)
        {
            IReadOnlyList<double> starts = Starts(evaluation);
            for (int i = 0; i < differences.Length; i++)
                differences[i] += (starts[i] - reference[i]) / policy.Evaluations.Count;
        }

        return UnitDifferences.Compare(baseline.Name, differences, StudyUnit.Start, _seed, options);
    }
}
