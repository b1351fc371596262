using TabularRl.Checking;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;

namespace TabularRl.Crm.Tests;

/// <summary>The checker's eyes on every form of the funnel.</summary>
public class FunnelContractTests
{
    private static readonly CrmSplit Customers = FunnelData.Split(
        FunnelData.Lead(FunnelSteps.All, subscribed: true),
        FunnelData.Lead(CrmSteps.FirstCall, country: "Chile"),
        FunnelData.Lead(CrmSteps.Demo, country: null),
        FunnelData.Lead());

    private static readonly EnvironmentCheckOptions Options = new() { StepCount = 20_000 };

    private static IEnumerable<CrmFunnelOptions> Forms() =>
        from protocol in Enum.GetValues<CrmProtocol>()
        from response in (IFunnelResponse[])[LoggedResponse.Instance, SimulatedResponse.Preset]
        where protocol == CrmProtocol.Prospective || response.IsDeterministic
        from reward in (CrmReward[])[CrmReward.Documented, CrmReward.Program]
        from sampler in (ICustomerSampler[])[UniformSampler.Instance, StratifiedSampler.Published]
        from budget in protocol == CrmProtocol.Prospective ? (int[])[1, 10] : [10]
        select new CrmFunnelOptions { Protocol = protocol, Response = response, Reward = reward, Sampler = sampler, ContactBudget = budget };

    [TestCaseSource(nameof(Forms))]
    public void Check_OfAFunnel_FindsNothing(CrmFunnelOptions options) => AssertSound(() => new CrmFunnelEnvironment(Customers, options));

    [Test]
    public void Check_OfTheSimulatedFunnel_FindsNothing([Values(1, 10)] int contactBudget) =>
        AssertSound(() => CrmFunnelEnvironment.CreateSimulated(contactBudget));

    [Test]
    public void Check_OfAGeneratedWorkbook_FindsNothing([Values] CrmProtocol protocol)
    {
        CrmSplit split = GeneratedData.Dataset(protocol).Train;
        AssertSound(() => new CrmFunnelEnvironment(split, new CrmFunnelOptions { Protocol = protocol }));
    }

    [Test]
    public void Check_OfAWrappedFunnel_FindsNothing() => AssertSound(() =>
        new SeedingByEpisode(new RewardScaling(new TimeLimit(CrmFunnelEnvironment.CreateSimulated(), 4), 0.1)));

    private static void AssertSound(Func<IEnvironment> factory)
    {
        CheckReport report = EnvironmentChecker.Check(factory, Options);
        Assert.That(report, Is.Empty, report.ToText());
    }
}
