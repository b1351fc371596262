using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace CrmExperiment.Pipeline;

/// <summary>Whom the policy treats differently: plays every test customer once and counts its choices by country, bootcamp and stage reached.</summary>
internal sealed class SegmentSurvey
{
    private const int GroupCount = 6;
    private const int PermutationCount = 999;
    private const string Others = "all others";
    private const string Unknown = "unknown";

    private readonly CrmSplit _test;
    private readonly double[][] _choicesByCustomer;
    private readonly SortedDictionary<int, Tally> _byStage = [];

    private SegmentSurvey(CrmSplit test)
    {
        _test = test;
        _choicesByCustomer = [.. test.Leads.Select(_ => new double[CrmActions.Count])];
    }

    public static SegmentsResult Of(TrainedExperiment trained, ExperimentData data, ulong seed)
    {
        ExperimentDefinition definition = trained.Definition;
        CrmSplit test = data.DatasetFor(definition).Test;
        SeedTree seeds = ExperimentTraining.SeedsOf(definition, seed).Branch("segments");
        var survey = new SegmentSurvey(test);
        survey.Play(definition, data.CreateEnvironment(definition, test, UniformSampler.Instance), trained.Policy, seeds);
        return new SegmentsResult(definition.Name,
        [
            survey.Group("country", lead => lead.Country, seeds.Derive("country")),
            survey.Group("bootcamp", lead => lead.Education, seeds.Derive("bootcamp")),
            Describe("stage", survey._byStage.Select(entry => KeyValuePair.Create(CrmStages.Names[entry.Key], entry.Value)), pValue: null),
        ]);
    }

    private void Play(ExperimentDefinition definition, CrmFunnelEnvironment environment, IPolicy policy, SeedTree seeds)
    {
        int stage = definition.Features.Index().First(entry => entry.Item.Live == LiveFeature.Stage).Index;
        var random = new Xoshiro256(seeds.Derive("policy"));
        var observation = new double[environment.ObservationSize];
        var probabilities = new double[CrmActions.Count];
        for (int customer = 0; customer < _test.Leads.Count; customer++)
        {
            environment.ResetTo(customer, seeds.Derive((ulong)customer), observation);
            StepResult result;
            do
            {
                policy.GetActionProbabilities(observation, default, probabilities);
                int reached = (int)observation[stage];
                if (!_byStage.TryGetValue(reached, out Tally? tally))
                    _byStage.Add(reached, tally = new Tally());
                tally.Add(customer, probabilities);
                for (int action = 0; action < probabilities.Length; action++)
                    _choicesByCustomer[customer][action] += probabilities[action];
                result = environment.Step(policy.SelectAction(observation, default, random).Action, observation);
            }
            while (!result.IsDone);
        }
    }

    /// <summary>The largest groups by name, everybody else in one.</summary>
    private SegmentDimensionResult Group(string name, Func<CrmLead, string?> category, ulong seed)
    {
        string[] names = [.. _test.Leads.Select(lead => category(lead) ?? Unknown)];
        string[] largest =
        [
            .. names.GroupBy(group => group, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Take(GroupCount).Select(group => group.Key),
            Others,
        ];
        int[] groups = [.. names.Select(group => Array.IndexOf(largest, group) is >= 0 and int index ? index : GroupCount)];
        Tally[] tallies = Sum(groups, largest.Length);
        double found = Distance(tallies);
        int[] shuffled = [.. groups];
        var random = new Xoshiro256(seed);
        int asFar = 0;
        for (int i = 0; i < PermutationCount; i++)
        {
            for (int last = shuffled.Length - 1; last > 0; last--)
            {
                int other = (int)(random.NextDouble() * (last + 1));
                (shuffled[last], shuffled[other]) = (shuffled[other], shuffled[last]);
            }

            if (Distance(Sum(shuffled, largest.Length)) >= found - 1e-12)
                asFar++;
        }

        return Describe(name, largest.Zip(tallies, KeyValuePair.Create).Where(entry => entry.Value.Total > 0), (asFar + 1.0) / (PermutationCount + 1));
    }

    private Tally[] Sum(int[] groups, int count)
    {
        Tally[] tallies = [.. Enumerable.Range(0, count).Select(_ => new Tally())];
        for (int customer = 0; customer < groups.Length; customer++)
            tallies[groups[customer]].Add(customer, _choicesByCustomer[customer]);
        return tallies;
    }

    private static SegmentDimensionResult Describe(string name, IEnumerable<KeyValuePair<string, Tally>> groups, double? pValue)
    {
        KeyValuePair<string, Tally>[] all = [.. groups];
        double[] overall = Overall(all.Select(entry => entry.Value));
        return new SegmentDimensionResult
        {
            Name = name,
            Distance = Distance([.. all.Select(entry => entry.Value)]),
            PValue = pValue,
            Groups =
            [
                .. all.Select(entry => new SegmentResult(
                    entry.Key, entry.Value.CustomerCount, (long)Math.Round(entry.Value.Total), entry.Value.DistanceFrom(overall), entry.Value.Shares)),
            ],
        };
    }

    private static double Distance(Tally[] tallies)
    {
        double[] overall = Overall(tallies);
        double total = tallies.Sum(tally => tally.Total);
        return tallies.Where(tally => tally.Total > 0).Sum(tally => tally.Total / total * tally.DistanceFrom(overall));
    }

    private static double[] Overall(IEnumerable<Tally> tallies)
    {
        var all = new Tally();
        foreach (Tally tally in tallies)
            all.Add(0, tally.Choices);
        return all.Shares;
    }

    private sealed class Tally
    {
        private readonly double[] _choices = new double[CrmActions.Count];
        private int _lastCustomer = -1;

        public ReadOnlySpan<double> Choices => _choices;

        public int CustomerCount { get; private set; }

        public double Total => _choices.Sum();

        public double[] Shares => Total > 0 ? Array.ConvertAll(_choices, choice => choice / Total) : _choices;

        public void Add(int customer, ReadOnlySpan<double> choices)
        {
            if (customer != _lastCustomer)
                CustomerCount++;
            _lastCustomer = customer;
            for (int action = 0; action < _choices.Length; action++)
                _choices[action] += choices[action];
        }

        public double DistanceFrom(double[] shares) => Shares.Zip(shares, (own, other) => Math.Abs(own - other)).Sum() / 2;
    }
}
