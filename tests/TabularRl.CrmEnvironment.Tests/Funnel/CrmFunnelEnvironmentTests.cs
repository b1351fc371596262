using TabularRl.Environments;

namespace TabularRl.Crm.Tests;

public class CrmFunnelEnvironmentTests
{
    private static readonly CrmSplit Customers = FunnelData.Split(
        FunnelData.Lead(FunnelSteps.All, subscribed: true),
        FunnelData.Lead(CrmSteps.FirstCall, country: "Chile"),
        FunnelData.Lead(CrmSteps.Demo, country: null),
        FunnelData.Lead());

    private readonly double[] _observation = new double[9];

    private static CrmFunnelEnvironment Simulated(ulong seed = 0) =>
        new(Customers, new CrmFunnelOptions { Response = SimulatedResponse.Preset, Seed = seed });

    [Test]
    public void Properties_OfANewEnvironment_DescribeIt()
    {
        CrmFunnelEnvironment logged = new(Customers);
        Assert.Multiple(() =>
        {
            Assert.That(logged.ObservationSize, Is.EqualTo(9));
            Assert.That(logged.ActionCount, Is.EqualTo(6));
            Assert.That(logged.StartCount, Is.EqualTo(4));
            Assert.That(logged.IsDeterministic, Is.True);
            Assert.That(Simulated().IsDeterministic, Is.False);
            Assert.That(logged.CurrentCustomer, Is.EqualTo(-1));
            Assert.That(logged.ContactBudget, Is.EqualTo(10));
            Assert.That(logged.Options.Protocol, Is.EqualTo(CrmProtocol.Prospective));
        });
    }

    [Test]
    public void Play_SameSeed_IsTheSame()
    {
        List<double> first = Play(Simulated(5), null, 300);
        Assert.Multiple(() =>
        {
            Assert.That(Play(Simulated(5), null, 300), Is.EqualTo(first));
            Assert.That(Play(Simulated(1), 5, 300), Is.EqualTo(first));
            Assert.That(Play(Simulated(6), null, 300), Is.Not.EqualTo(first));
        });
    }

    [Test]
    public void RandomState_SavedAndRestored_ContinuesTheStream()
    {
        CrmFunnelEnvironment unbroken = Simulated(3);
        Play(unbroken, null, 100);
        CrmFunnelEnvironment resumed = Simulated(77);
        resumed.RandomState = unbroken.RandomState;
        Assert.That(Play(resumed, null, 200), Is.EqualTo(Play(unbroken, null, 200)));
    }

    [Test]
    public void Step_OnceWarm_AllocatesNothing()
    {
        foreach (CrmFunnelEnvironment environment in (CrmFunnelEnvironment[])[Simulated(), new(Customers), new(Customers, new CrmFunnelOptions { Protocol = CrmProtocol.Published, Reward = CrmReward.Program })])
        {
            Run(2_000);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run(20_000);
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

            void Run(int episodes)
            {
                for (int episode = 0; episode < episodes; episode++)
                {
                    environment.Reset(null, _observation);
                    for (int action = 0; !environment.Step(action, _observation).IsDone; action = (action + 1) % 6)
                    {
                    }
                }
            }
        }
    }

    [TestCase(-1)]
    [TestCase(6)]
    public void Step_NoSuchAction_Throws(int action)
    {
        CrmFunnelEnvironment environment = Simulated();
        environment.Reset(null, _observation);
        Assert.That(() => environment.Step(action, _observation), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Calls_WithASpanOfAnotherLength_ThrowAndLeaveTheEpisode()
    {
        CrmFunnelEnvironment environment = Simulated();
        Assert.Multiple(() =>
        {
            Assert.That(() => environment.Reset(null, new double[8]), Throws.ArgumentException);
            Assert.That(() => environment.ResetTo(0, null, new double[10]), Throws.ArgumentException);
            environment.Reset(null, _observation);
            Assert.That(() => environment.Step(0, new double[8]), Throws.ArgumentException.With.Message.Contains("9 values"));
            Assert.That(environment.Step(0, _observation).IsDone, Is.False);
        });
    }

    [Test]
    public void Step_BeforeAReset_Throws() =>
        Assert.That(() => Simulated().Step(0, _observation), Throws.InvalidOperationException.With.Message.Contains("Reset"));

    [TestCase(-1)]
    [TestCase(4)]
    public void ResetTo_NoSuchStart_Throws(int start) =>
        Assert.That(() => Simulated().ResetTo(start, null, _observation), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Constructor_NothingToPlay_Throws() => Assert.Multiple(() =>
    {
        Assert.That(() => new CrmFunnelEnvironment(null!), Throws.ArgumentNullException);
        Assert.That(() => new CrmFunnelEnvironment(FunnelData.Split()), Throws.ArgumentException.With.Message.Contains("no customer"));
        Assert.That(() => new CrmFunnelEnvironment(FunnelData.Split([], FunnelData.Lead())), Throws.ArgumentException.With.Message.Contains("no feature"));
    });

    [Test]
    public void Options_OutOfRange_AreRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => new CrmFunnelOptions { ContactBudget = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new CrmFunnelOptions { ContactBudget = 11 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new CrmFunnelOptions { Protocol = (CrmProtocol)7 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new CrmFunnelOptions { Response = null! }, Throws.ArgumentNullException);
        Assert.That(() => new CrmFunnelOptions { Reward = null! }, Throws.ArgumentNullException);
        Assert.That(() => new CrmFunnelOptions { Sampler = null! }, Throws.ArgumentNullException);
    });

    [Test]
    public void Reward_OutOfRange_IsRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => new CrmReward("short", [1, 2], 10), Throws.ArgumentException);
        Assert.That(() => new CrmReward("infinite", [0, 0, 0, 0, 0, 0], double.PositiveInfinity), Throws.ArgumentException);
    });

    private List<double> Play(CrmFunnelEnvironment environment, ulong? seed, int episodes)
    {
        var trace = new List<double>();
        for (int episode = 0; episode < episodes; episode++)
        {
            environment.Reset(episode == 0 ? seed : null, _observation);
            trace.Add(environment.CurrentCustomer);
            StepResult result;
            do
            {
                // Email, call, demo, call, demo, …: enough to be moved now and then.
                result = environment.Step((int)_observation[8] % 3, _observation);
                trace.AddRange(_observation);
                trace.Add(result.Reward);
            }
            while (!result.IsDone);
        }

        return trace;
    }
}
