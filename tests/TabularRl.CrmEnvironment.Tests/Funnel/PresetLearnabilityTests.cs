using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.Randomness;

namespace TabularRl.Crm.Tests;

public class PresetLearnabilityTests
{
    private const double DiscountFactor = 0.95;

    [Test]
    public void QLearning_HundredThousandEpisodes_ComesWithinATenthOfTheOptimum([Values(1u, 2u, 3u)] uint seed)
    {
        CrmLead[] leads = [.. Enumerable.Range(0, 100).Select(i => FunnelData.Lead(country: i < 35 ? "Canada" : i < 92 ? "Spain" : null))];
        var environment = new CrmFunnelEnvironment(
            FunnelData.Split(leads), new CrmFunnelOptions { Response = SimulatedResponse.Preset, Sampler = UniformSampler.Instance, Seed = seed });
        var model = new FunnelModel(SimulatedResponse.Preset, 10);
        int[] greedy = Learn(environment, model, new Pcg64(1000 + seed));

        double learned = Mean(LinearEvaluation.Evaluate(model, ModelPolicy.Deterministic(model, greedy), DiscountFactor));
        double best = Mean(ValueIteration.Solve(model, DiscountFactor));
        double random = Mean(LinearEvaluation.Evaluate(model, ModelPolicy.UniformRandom(model), DiscountFactor));
        Assert.That((best - learned) / (best - random), Is.LessThan(0.1));

        double Mean(ModelSolution solution) => FunnelData.Mean(FunnelData.RealisticMix, segment => solution.StateValues[model.GetStart(segment)]);
    }

    // Plain Q-learning: α = 1/n^0.8, ε × 0.99995 an episode down to 0.01.
    private static int[] Learn(CrmFunnelEnvironment environment, FunnelModel model, Pcg64 random)
    {
        var values = new double[model.StateCount, 6];
        var visits = new int[model.StateCount, 6];
        var observation = new double[9];
        double epsilon = 1;
        for (int episode = 0; episode < 100_000; episode++, epsilon = Math.Max(0.01, epsilon * 0.99995))
        {
            environment.Reset(null, observation);
            int state = Read(observation);
            StepResult result;
            do
            {
                int action = random.NextDouble() < epsilon ? random.NextInt32(6) : Best(state);
                result = environment.Step(action, observation);
                int next = result.Terminated ? -1 : Read(observation);
                double target = result.Reward + (next < 0 ? 0 : DiscountFactor * values[next, Best(next)]);
                values[state, action] += (target - values[state, action]) / Math.Pow(++visits[state, action], 0.8);
                state = next;
            }
            while (!result.IsDone);
        }

        return [.. Enumerable.Range(0, model.StateCount).Select(Best)];

        int Best(int state)
        {
            int best = 0;
            for (int action = 1; action < 6; action++)
            {
                if (values[state, action] > values[state, best])
                    best = action;
            }

            return best;
        }

        int Read(double[] observation)
        {
            int steps = 0;
            for (int i = 0; i < 5; i++)
                steps |= (int)observation[2 + i] << i;
            return model.IndexOf(new FunnelModelState((int)observation[0], new FunnelState((byte)observation[1], (CrmSteps)steps), (int)observation[8]));
        }
    }
}
