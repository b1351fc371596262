using System.Collections.Immutable;
using System.Globalization;
using TabularRl.Statistics;

namespace TabularRl.Evaluation.Comparison;

/// <summary>
/// A trial of two policies in service (an A/B test): planned before the first customer, each customer assigned to one of the policies at
/// random, and analysed only when the plan says so. A look before its time is refused; several planned looks are paid for by stricter
/// levels, so that the probability of a false alarm over all of them stays at the planned significance.
/// </summary>
/// <remarks>
/// Boundaries: Lan and DeMets 1983 by <see cref="AlphaSpending"/>. The state is the looks taken: to go on in another process, create the
/// trial from the same plan and analyse the earlier samples again, in order. It cannot know of looks that were taken past it. Not thread-safe.
/// </remarks>
/// <example><code>
/// var trial = new TwoPolicyTrial(new RateTrialPlan { BaselineRate = 0.004, Difference = 0.004, LookCount = 3 });
/// // … when trial.Looks[0].Size customers are in:
/// TrialAnalysis look = trial.Analyze(baseline: new RateSample(12, 3000), candidate: new RateSample(19, 3000));
/// </code></example>
public sealed class TwoPolicyTrial
{
    private const double Tolerance = 1e-9;

    private readonly GroupSequentialBoundary _boundary = new();
    private readonly List<TrialAnalysis> _analyses = [];
    private Data? _last;

    /// <summary>Plans a trial.</summary>
    /// <param name="plan">What is to be seen, how surely, and in how many looks.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the plan is out of its range.</exception>
    public TwoPolicyTrial(TrialPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Validate();
        plan.SizeFor(inflation: 1); // what is out of range is refused before it is computed with
        Plan = plan;
        PlannedSize = plan.SizeFor(TrialDesign.Inflation(plan));
        Looks = TrialDesign.Looks(plan, PlannedSize);
    }

    /// <summary>Another trial of the same plan, without planning again.</summary>
    internal TwoPolicyTrial(TwoPolicyTrial other)
    {
        Plan = other.Plan;
        PlannedSize = other.PlannedSize;
        Looks = other.Looks;
    }

    /// <summary>The plan.</summary>
    public TrialPlan Plan { get; }

    /// <summary>The customers each policy needs by the last look; with several looks it is more than <see cref="SampleSize"/> says, by as much as keeps the power.</summary>
    public TrialSize PlannedSize { get; }

    /// <summary>The planned looks, evenly spread over the information.</summary>
    public ImmutableArray<PlannedLook> Looks { get; }

    /// <summary>The looks taken so far.</summary>
    public IReadOnlyList<TrialAnalysis> Analyses => _analyses;

    /// <summary>Whether a decision was reached or the planned size was.</summary>
    public bool IsOver => _analyses.Count > 0 && _analyses[^1].Decision != TrialDecision.Continue;

    /// <summary>Takes a look at the rates. The same samples as at the last look give the same analysis and count as no further look.</summary>
    /// <param name="baseline">All customers of the baseline since the trial began.</param>
    /// <param name="candidate">All customers of the candidate since the trial began.</param>
    /// <returns>What the look shows.</returns>
    /// <exception cref="InvalidOperationException">It is too early for a look, the trial is over, or it was planned for mean returns. Nothing is changed.</exception>
    /// <exception cref="ArgumentException">A sample is not one, or smaller than at the last look.</exception>
    public TrialAnalysis Analyze(RateSample baseline, RateSample candidate)
    {
        baseline.Validate(nameof(baseline));
        candidate.Validate(nameof(candidate));
        if (Plan is not RateTrialPlan)
            throw new InvalidOperationException($"The trial was planned for mean returns; give it a {nameof(MeanSample)} of each policy.");
        if (_last is { BaselineSample: RateSample lastBaseline, CandidateSample: RateSample lastCandidate }
            && (baseline.Successes < lastBaseline.Successes || candidate.Successes < lastCandidate.Successes))
        {
            throw new ArgumentException("A sample has fewer successes than at the last look; give all customers since the trial began.", nameof(baseline));
        }

        return Analyze(new Data(
            baseline,
            candidate,
            new TrialSize(baseline.Count, candidate.Count),
            baseline.Rate,
            candidate.Rate,
            () => FisherExactTest.PValue(baseline, candidate),
            confidence => NewcombeInterval.OfDifference(baseline, candidate, confidence)));
    }

    /// <summary>Takes a look at the mean returns. The same samples as at the last look give the same analysis and count as no further look.</summary>
    /// <param name="baseline">All customers of the baseline since the trial began.</param>
    /// <param name="candidate">All customers of the candidate since the trial began.</param>
    /// <returns>What the look shows.</returns>
    /// <exception cref="InvalidOperationException">It is too early for a look, the trial is over, or it was planned for rates. Nothing is changed.</exception>
    /// <exception cref="ArgumentException">A sample is not one, smaller than at the last look, or both are without spread and differ.</exception>
    public TrialAnalysis Analyze(MeanSample baseline, MeanSample candidate)
    {
        baseline.Validate(nameof(baseline));
        candidate.Validate(nameof(candidate));
        if (Plan is not MeanTrialPlan)
            throw new InvalidOperationException($"The trial was planned for rates; give it a {nameof(RateSample)} of each policy.");
        return Analyze(new Data(
            baseline,
            candidate,
            new TrialSize(baseline.Count, candidate.Count),
            baseline.Mean,
            candidate.Mean,
            () => WelchTest.PValue(baseline, candidate),
            confidence => WelchTest.OfDifference(baseline, candidate, confidence)));
    }

    private TrialAnalysis Analyze(Data data)
    {
        if (_last is { } last && last.BaselineSample.Equals(data.BaselineSample) && last.CandidateSample.Equals(data.CandidateSample))
            return _analyses[^1];
        if (IsOver)
        {
            throw new InvalidOperationException(
                $"The trial ended at look {_analyses.Count}: {_analyses[^1].Verdict} Further customers cannot change it; a new question needs a new trial.");
        }

        if (data.Size.Baseline < _last?.Size.Baseline || data.Size.Candidate < _last?.Size.Candidate)
            throw new ArgumentException("A sample has fewer customers than at the last look; give all customers since the trial began.", nameof(data));
        double share = Information(data.Size) / Information(PlannedSize);
        RefuseEarlyLook(data.Size, share);

        double pValue = data.FindPValue();
        double spent = GroupSequentialBoundary.Spent(Plan.Spending, Plan.Significance, share >= 1 - Tolerance ? 1 : share);
        double level = TrialDesign.NominalSignificance(_boundary.Look(share, spent));
        // Below 1e-9 a confidence is no longer told from 1.
        Interval interval = data.FindInterval(1 - Math.Max(level, 1e-9));
        TrialDecision decision = pValue <= level
            ? data.Candidate > data.Baseline ? TrialDecision.CandidateBetter : TrialDecision.BaselineBetter
            : share >= 1 - Tolerance ? TrialDecision.Undecided : TrialDecision.Continue;
        var analysis = new TrialAnalysis
        {
            LookNumber = _analyses.Count + 1,
            InformationShare = share,
            Baseline = data.Baseline,
            Candidate = data.Candidate,
            DifferenceInterval = interval,
            PValue = pValue,
            NominalSignificance = level,
            Decision = decision,
            Verdict = Say(decision, data, interval, pValue, level),
        };
        _analyses.Add(analysis);
        _last = data;
        return analysis;
    }

    private void RefuseEarlyLook(TrialSize size, double share)
    {
        double lastShare = _analyses.Count > 0 ? _analyses[^1].InformationShare : 0;
        PlannedLook next = Looks.First(look => look.InformationShare > lastShare + Tolerance || look.Number == Looks.Length);
        if (share >= next.InformationShare - Tolerance)
            return;
        string advice = Plan.LookCount == 1
            ? $"a look before the end needs a plan with looks ({nameof(TrialPlan)}.{nameof(TrialPlan.LookCount)}), made before the trial begins"
            : "looking more often than planned finds differences that are not there";
        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"It is too early: look {next.Number} of {Plan.LookCount} is due at {next.Size.Baseline} customers of the baseline ")
            + $"and {next.Size.Candidate} of the candidate, and {size.Baseline} and {size.Candidate} are in; wait for them: {advice}.");
    }

    private string Say(TrialDecision decision, Data data, Interval interval, double pValue, double level)
    {
        bool isRate = Plan is RateTrialPlan;
        double scale = isRate ? 100 : 1;
        string unit = isRate ? " %" : "";
        string what = decision switch
        {
            TrialDecision.CandidateBetter => "The candidate is better",
            TrialDecision.BaselineBetter => "The baseline is better",
            TrialDecision.Undecided => "No difference was shown",
            _ => "Undecided so far, the trial goes on",
        };
        CultureInfo culture = CultureInfo.InvariantCulture;
        return string.Create(culture, $"{what}: {scale * data.Candidate:0.####}{unit} against {scale * data.Baseline:0.####}{unit}, ")
            + $"a difference of {Signed(data.Candidate - data.Baseline)} ({Signed(interval.Low)} to {Signed(interval.High)})"
            + string.Create(culture, $"{(isRate ? " percentage points" : "")}, p = {pValue:G3} at level {level:G3}.");

        string Signed(double value) => (scale * value).ToString("+0.####;-0.####;0", culture);
    }

    private sealed record Data(
        object BaselineSample,
        object CandidateSample,
        TrialSize Size,
        double Baseline,
        double Candidate,
        Func<double> FindPValue,
        Func<double, Interval> FindInterval);

    private static double Information(TrialSize size) => (double)size.Baseline * size.Candidate / ((double)size.Baseline + size.Candidate);
}
