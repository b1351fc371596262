using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Crm.Tests;

public class FunnelModelTests
{
    private static readonly FunnelModel Preset = new(SimulatedResponse.Preset, 10);

    [Test]
    public void GetTransitions_EveryStateAndAction_SumsToOneAndLeadsDown()
    {
        for (int state = 0; state < Preset.StateCount; state++)
        {
            for (int action = 0; action < Preset.ActionCount; action++)
            {
                ReadOnlySpan<ModelTransition> outcomes = Preset.GetTransitions(state, action);
                double sum = 0;
                foreach (ModelTransition outcome in outcomes)
                {
                    sum += outcome.Probability;
                    Assert.That(outcome.Probability, Is.GreaterThan(0));
                    Assert.That(outcome.Terminated ? outcome.NextState == state : outcome.NextState < state);
                }

                Assert.That(sum, Is.EqualTo(1).Within(1e-15));
            }
        }
    }

    [Test]
    public void GetTransitions_LastContact_AlwaysTerminates()
    {
        int state = Preset.IndexOf(new FunnelModelState(1, FunnelState.Lead, 1));
        for (int action = 0; action < 6; action++)
        {
            foreach (ModelTransition outcome in Preset.GetTransitions(state, action))
                Assert.That((outcome.Terminated, outcome.Reward), Is.EqualTo((true, -1.0)));
        }
    }

    [Test]
    public void IndexOf_EveryState_IsTheInverseOfGetState()
    {
        for (int state = 0; state < Preset.StateCount; state++)
            Assert.That(Preset.IndexOf(Preset.GetState(state)), Is.EqualTo(state));
        for (int segment = 0; segment < CrmSegments.Count; segment++)
            Assert.That(Preset.GetState(Preset.GetStart(segment)), Is.EqualTo(new FunnelModelState(segment, FunnelState.Lead, 10)));
    }

    [Test]
    public void Model_BadInput_Throws() => Assert.Multiple(() =>
    {
        Assert.That(() => new FunnelModel(SimulatedResponse.Preset, 11), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FunnelModel(SimulatedResponse.Preset, 3, CrmReward.Program), Throws.ArgumentException.With.Message.Contains("last action"));
        Assert.That(() => Preset.GetTransitions(-1, 0).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Preset.GetTransitions(Preset.StateCount, 0).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Preset.GetTransitions(0, 6).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Preset.GetStart(3), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Preset.IndexOf(new FunnelModelState(0, new FunnelState(6, CrmSteps.None), 1)), Throws.ArgumentException);
    });

    [Test]
    public void Environment_PlayedAtRandom_AgreesWithTheModel()
    {
        // Chi-squared over the outcomes of each state and action that was played often enough.
        var environment = new CrmFunnelEnvironment(
            FunnelData.Split(FunnelData.Lead(), FunnelData.Lead(country: "Chile"), FunnelData.Lead(country: null)),
            new CrmFunnelOptions { Response = SimulatedResponse.Preset, Sampler = UniformSampler.Instance });
        var counts = new Dictionary<(int State, int Action), Dictionary<(int Next, double Reward, bool Terminated), int>>();
        var random = new Pcg64(4);
        var observation = new double[9];
        for (int episode = 0; episode < 60_000; episode++)
        {
            environment.Reset(null, observation);
            int state = Read(observation);
            StepResult result;
            do
            {
                int action = random.NextInt32(6);
                result = environment.Step(action, observation);
                int next = result.Terminated ? state : Read(observation);
                if (!counts.TryGetValue((state, action), out var outcomes))
                    counts[(state, action)] = outcomes = [];
                var key = (next, result.Reward, result.Terminated);
                outcomes[key] = outcomes.GetValueOrDefault(key) + 1;
                state = next;
            }
            while (!result.IsDone);
        }

        double statistic = 0;
        int degrees = 0;
        foreach (((int state, int action), var outcomes) in counts)
        {
            // Outcomes that look alike (the last contact) are one.
            var expected = new Dictionary<(int, double, bool), double>();
            foreach (ModelTransition outcome in Preset.GetTransitions(state, action))
            {
                var key = (outcome.NextState, outcome.Reward, outcome.Terminated);
                expected[key] = expected.GetValueOrDefault(key) + outcome.Probability;
            }

            int trials = outcomes.Values.Sum();
            Assert.That(outcomes.Keys, Is.SubsetOf(expected.Keys));
            if (expected.Count < 2 || expected.Values.Min() * trials < 10)
                continue;
            statistic += expected.Sum(pair => Math.Pow(outcomes.GetValueOrDefault(pair.Key) - trials * pair.Value, 2) / (trials * pair.Value));
            degrees += expected.Count - 1;
        }

        // A chi-squared variable is close to normal at so many degrees of freedom; five standard deviations.
        Assert.That(degrees, Is.GreaterThan(100));
        Assert.That(Math.Abs(statistic - degrees) / Math.Sqrt(2.0 * degrees), Is.LessThan(5));
    }

    [Test]
    public void Write_StateOfTheModel_IsWhatTheEnvironmentShows()
    {
        var environment = FunnelData.Environment(FunnelData.Split(FunnelData.Lead(country: "Chile")), response: SimulatedResponse.Preset);
        var observation = new double[9];
        var written = new double[9];
        environment.ResetTo(0, 8, observation);
        SimulatedFeatures.Write(Preset.GetState(Preset.GetStart(1)), written);
        Assert.That(written, Is.EqualTo(observation));
        SimulatedFeatures.Write(new FunnelModelState(2, new FunnelState(4, CrmSteps.FirstCall | CrmSteps.SignUp), 3), written);
        Assert.That(written, Is.EqualTo(new[] { 2.0, 4, 1, 0, 0, 1, 0, 2, 3 }));
        Assert.That(() => SimulatedFeatures.Write(default, new double[8]), Throws.ArgumentException);
    }

    private static int Read(double[] observation)
    {
        int steps = 0;
        for (int i = 0; i < 5; i++)
            steps |= (int)observation[2 + i] << i;
        return Preset.IndexOf(new FunnelModelState((int)observation[0], new FunnelState((byte)observation[1], (CrmSteps)steps), (int)observation[8]));
    }
}
