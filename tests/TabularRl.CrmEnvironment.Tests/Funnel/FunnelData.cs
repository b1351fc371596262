using System.Reflection;
using System.Runtime.CompilerServices;

namespace TabularRl.Crm.Tests;

/// <summary>Customers and splits made by hand.</summary>
internal static class FunnelData
{
    private static readonly DateOnly Day = new(2021, 5, 1);

    // Features computed by hand-made splits read nothing of what was fitted.
    private static readonly CrmFeatureContext Context = (CrmFeatureContext)RuntimeHelpers.GetUninitializedObject(typeof(CrmFeatureContext));

    public static CrmLead Lead(
        CrmSteps steps = CrmSteps.None, bool subscribed = false, string? country = "USA", string? stage = null, long id = 1) => new()
        {
            Id = id,
            Country = country,
            Stage = stage,
            FirstCall = steps.HasFlag(CrmSteps.FirstCall) ? Day : null,
            Demo = steps.HasFlag(CrmSteps.Demo) ? Day.AddDays(1) : null,
            Survey = steps.HasFlag(CrmSteps.Survey) ? Day.AddDays(2) : null,
            SignUp = steps.HasFlag(CrmSteps.SignUp) ? Day.AddDays(3) : null,
            AccountManager = steps.HasFlag(CrmSteps.AccountManager) ? Day.AddDays(4) : null,
            Subscription = subscribed ? Day.AddDays(5) : null,
        };

    public static CrmSplit Split(params CrmLead[] leads) => Split(SimulatedFeatures.All, leads);

    public static CrmSplit Split(IReadOnlyList<CrmFeature> features, params CrmLead[] leads) =>
        new("train", leads, features, [.. leads.SelectMany(lead => features.Select(feature => feature.Compute(lead, Context)))]);

    public static CrmFunnelEnvironment Environment(CrmSplit split, CrmProtocol protocol = CrmProtocol.Prospective, IFunnelResponse? response = null, CrmReward? reward = null, int budget = 10) =>
        new(split, new CrmFunnelOptions
        {
            Protocol = protocol,
            Response = response ?? LoggedResponse.Instance,
            Reward = reward ?? CrmReward.Documented,
            ContactBudget = budget,
            Sampler = UniformSampler.Instance,
        });

    /// <summary>The mix of segments of a lead base like the published one.</summary>
    public static double[] RealisticMix { get; } = [0.35, 0.57, 0.08];

    public static double[] EqualMix { get; } = [1.0 / 3, 1.0 / 3, 1.0 / 3];

    public static double Mean(double[] mix, Func<int, double> bySegment) => Enumerable.Range(0, mix.Length).Sum(segment => mix[segment] * bySegment(segment));

    public static string RepositoryFile(string relativePath)
    {
        string? folder = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location);
        while (folder is not null && !File.Exists(Path.Combine(folder, "TabularRl.sln")))
            folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? throw new InvalidOperationException("The tests run outside the repository."), relativePath);
    }
}
