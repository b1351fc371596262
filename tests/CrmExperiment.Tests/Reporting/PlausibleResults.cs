using CrmExperiment.Results;

namespace CrmExperiment.Tests.Reporting;

/// <summary>Results as a run might have found them; no figure here was measured.</summary>
internal static class PlausibleResults
{
    private static readonly string[] Constants = ["always-email", "always-call", "always-demo", "always-survey", "always-wait", "always-manager"];

    public static ExperimentResults Full(bool isGenerated = true) => new()
    {
        Seed = 42,
        Data = Data(isGenerated, testSubscribers: 25),
        Experiments = [Published(), Prospective(), Simulated()],
        BudgetCurves = [LoggedBudgets(), SimulatedBudgets()],
    };

    /// <summary>As the quirks workbook gives it: no subscriber in the test split, so every logged rate is zero.</summary>
    public static ExperimentResults WithoutSubscriber() => Full(isGenerated: false) with
    {
        Data = Data(isGenerated: false, testSubscribers: 0),
        Experiments = [Published() with { Test = NoSubscriber() }, Prospective() with { Test = NoSubscriber() }],
        BudgetCurves = [new("logged", 12, 2_000, [.. Enumerable.Range(1, 10).Select(NoBudgetPoint)])],
    };

    public static ExperimentResults Only(ExperimentResult experiment) => Full() with { Experiments = [experiment], BudgetCurves = [] };

    public static ExperimentResult Published() => Experiment("baseline-published-logged", "published", "logged", 10) with
    {
        States = 1_449,
        FeatureNames = [.. Enumerable.Range(0, 15).Select(i => $"Feature_{i}")],
        Test = Test(0.0142, 0.0145, "always-manager", 0.0, 0.0, Difference("random", 0, -0.0011, 0.0010, 0.97), Difference("always-manager", -0.0003, -0.0016, 0.0009, 0.74)),
    };

    public static ExperimentResult Prospective() => Experiment("baseline-prospective-logged", "prospective", "logged", 2) with
    {
        States = 612,
        Test = Test(0.0139, 0.0139, "always-manager", 0.714, 0.652, Difference("random", 0.0097, 0.0059, 0.0141, 0.0001), Difference("always-manager", 0, 0, 0, 1), random: 0.0042),
    };

    public static ExperimentResult Simulated() => Experiment("baseline-prospective-simulated", "prospective", "simulated", 10) with
    {
        Funnel = "preset",
        GreedyCurve = [new(0, 0.0044, 0.0118, 1), new(100, 0.0049, 0.0113, 0.981), new(10_000, 0.0112, 0.005, 0.412), new(100_000, 0.0151, 0.0011, 0.072)],
        States = 218,
        Test = Test(0.0151, 0.0162, "always-call", 1, 1, Difference("random", 0.0107, 0.0101, 0.0113, 0.0001), Difference("always-call", 0.0079, 0.0071, 0.0086, 0.0001), random: 0.0044, constant: 0.0072),
    };

    public static ExperimentResult SimulatedOnSeeds() => Simulated() with
    {
        Seeds = new SeedsResult
        {
            Count = 10,
            Rate = 0.0149,
            Low = 0.0147,
            High = 0.0151,
            LowestRate = 0.0144,
            HighestRate = 0.0153,
            Coverage = 1,
            CoverageBeforeBackOff = 1,
            RandomRate = 0.0044,
            BestConstantRate = 0.0072,
            TrainedMinusRandom = Difference("random", 0.0105, 0.0103, 0.0107, 0.0001),
            TrainedMinusBestConstant = Difference("always-call", 0.0077, 0.0075, 0.0079, 0.0001),
            TrainedMinusRandomOverCustomers = Difference("random", 0.0105, 0.0099, 0.0111, 0.0001),
            TrainedMinusBestConstantOverCustomers = Difference("always-call", 0.0077, 0.0070, 0.0084, 0.0001),
            ReturnRegret = new(0.05, 0.041, 0.059, [0.03, 0.04, 0.04, 0.05, 0.05, 0.05, 0.05, 0.06, 0.06, 0.07]),
            Verdict = "better than random; better than always-call",
        },
    };

    public static ExperimentResult With(ExperimentResult experiment, DifferenceResult random, DifferenceResult constant) =>
        experiment with { Test = experiment.Test with { TrainedMinusRandom = random, TrainedMinusBestConstant = constant } };

    public static DifferenceResult Difference(string name, double difference, double low, double high, double p) => new(name, difference, low, high, p);

    private static ExperimentResult Experiment(string name, string protocol, string response, int budget) => new()
    {
        Name = name,
        Protocol = protocol,
        Response = response,
        Reward = "documented",
        Funnel = null,
        Features = 6,
        FeatureNames = ["Country", "Country_ConvRate", "Education_ConvRate", "Stage", "Flags", "Contacts_Left"],
        Budget = budget,
        Hyperparameters = new(0.95, "0.1", "ε-greedy 1 × 0.995ⁿ, at least 0.01", 0, "30 % subscribers, 30 % with a first call, 40 % all", "random", ["all features"]),
        Episodes = 100_000,
        States = 0,
        TrainingSeconds = 0.41,
        TrainingSteps = 7.05,
        TrainingSubscriptionRate = 0.3204,
        InitialEpsilon = 1,
        Curve = [.. Enumerable.Range(0, 100).Select(CurvePoint)],
        Test = NoSubscriber(),
    };

    private static CurvePointResult CurvePoint(int i)
    {
        double wobble = 0.006 * Math.Sin(i * 1.7) + 0.004 * Math.Cos(i * 4.1);
        double mean = -4.2 - Math.Exp(-i / 6.0) + 10 * wobble;
        double rate = 0.32 + wobble;
        return new(
            i * 1_000, 1_000, mean, mean - 0.33, mean + 0.33, rate, rate - 0.029, rate + 0.029,
            Math.Max(0.01, Math.Pow(0.995, (i + 1) * 1_000)), (int)(1_449 * (1 - Math.Exp(-(i + 1) / 9.0))));
    }

    private static TestResult Test(
        double trained, double ceiling, string bestConstant, double coverage, double firstCoverage,
        DifferenceResult overRandom, DifferenceResult overConstant, double random = 0.0142, double? constant = null) => new()
        {
            Customers = 1_655,
            Subscribers = 25,
            Coverage = coverage,
            CoverageBeforeBackOff = coverage,
            LevelShares = [1],
            FirstStateCoverage = firstCoverage,
            Ceiling = ceiling,
            Policies =
        [
            new("trained", trained, trained - 0.0046, trained + 0.0069, -9.8123, 9.94, 0, 0),
            new("random", random, random - 0.0031, random + 0.0033, -9.7561, 9.91, 0, 0),
            .. Constants.Select((name, i) => name == bestConstant
                ? new PolicyResult(name, constant ?? ceiling, (constant ?? ceiling) - 0.0047, (constant ?? ceiling) + 0.0068, -9.7, 9.87, 0, 0)
                : new PolicyResult(name, random * 0.1 * i, random * 0.05 * i, random * 0.1 * i + 0.0023, -10 + 0.01 * i, 10 - 0.01 * i, 0, 0)),
        ],
            TrainedMinusRandom = overRandom,
            TrainedMinusBestConstant = overConstant,
        };

    private static TestResult NoSubscriber() => new()
    {
        Customers = 12,
        Subscribers = 0,
        Coverage = 0.5,
        CoverageBeforeBackOff = 0.5,
        LevelShares = [1],
        FirstStateCoverage = 0.25,
        Ceiling = 0,
        Policies = [.. new[] { "trained", "random" }.Concat(Constants).Select(name => new PolicyResult(name, 0, 0, 0.2425, -10, 10, 0, 0))],
        TrainedMinusRandom = Difference("random", 0, 0, 0, 1),
        TrainedMinusBestConstant = Difference("always-email", 0, 0, 0, 1),
    };

    private static BudgetCurveResult LoggedBudgets() => new("logged", 1_655, 100_000,
        [.. Enumerable.Range(1, 10).Select(budget => new BudgetPointResult(
            budget, Rate(0.0139), Rate(0.0023 + 0.0105 * (1 - Math.Exp(-(budget - 1) / 4.0))), "always-manager", Rate(0.0139), Rate(0.0139)))]);

    private static BudgetCurveResult SimulatedBudgets() => new("simulated", 1_655, 100_000,
        [.. Enumerable.Range(1, 10).Select(budget => new BudgetPointResult(
            budget, Narrow(0.00165 * (budget - 1)), Narrow(0.00048 * (budget - 1)), budget < 3 ? "always-email" : "always-call", Narrow(0.0008 * (budget - 1)), Narrow(0.0018 * (budget - 1))))]);

    private static BudgetPointResult NoBudgetPoint(int budget) =>
        new(budget, new(0, 0, 0.2425), new(0, 0, 0.2425), "always-email", new(0, 0, 0.2425), new(0, 0, 0.2425));

    private static RateResult Rate(double rate) => new(rate, Math.Max(0.0006, rate - 0.0031 - rate / 10), rate + 0.0041 + rate / 5);

    private static RateResult Narrow(double rate) => new(rate, rate * 0.94, rate * 1.06);

    private static DataResult Data(bool isGenerated, int testSubscribers) => new()
    {
        Source = isGenerated ? "generated-crm.xlsx" : "sales.xlsx",
        Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        IsGenerated = isGenerated,
        Customers = 11_032,
        Splits = [new("train", 7_722, 19, 299), new("val", 1_655, 3, 23), new("test", 1_655, testSubscribers, 119)],
        Repairs =
        [
            new("Last Contacts typed as text were read as dates, month first where that is a date", 73),
            new("cells 'No' in 'Did sign up to the platform' were taken as not happened", 127),
            new("empty rows after the last were left out", 778),
        ],
        ProspectiveRepairs =
        [
            new("Last Contacts typed as text were read as dates, day first where that is a date", 73),
            new("spellings of countries were brought to one", 41),
        ],
    };
}
