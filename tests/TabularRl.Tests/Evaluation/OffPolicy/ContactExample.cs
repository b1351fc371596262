using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Tests.Evaluation.OffPolicy;

/// <summary>The example of docs/off-policy.md: up to three contacts with a cold (0) or warm (1) customer, by mail (0) or call (1, costs 0.05), until he subscribes (1).</summary>
internal sealed class ContactExample : IEnvironment
{
    private const double CallCost = 0.05;
    private static readonly double[][] SubscriptionRates = [[0.04, 0.06], [0.08, 0.3]];

    private Pcg64 _random = new(0);
    private int _segment;
    private int _contacts;

    public int ObservationSize => 2;

    public int ActionCount => 2;

    public void Reset(ulong? seed, Span<double> observation)
    {
        if (seed is { } given)
            _random = new Pcg64(given);
        _segment = _random.NextDouble() < 0.4 ? 1 : 0;
        _contacts = 0;
        (observation[0], observation[1]) = (_segment, _contacts);
    }

    public StepResult Step(int action, Span<double> observation)
    {
        bool subscribes = _random.NextDouble() < SubscriptionRates[_segment][action];
        _contacts++;
        (observation[0], observation[1]) = (_segment, _contacts);
        return new StepResult((subscribes ? 1 : 0) - (action == 1 ? CallCost : 0), subscribes || _contacts == 3, Truncated: false);
    }

    /// <summary>The exact mean return of a policy: every contact is like the first as long as the customer has not subscribed.</summary>
    public static double SolveReturn(TablePolicy policy)
    {
        double value = 0;
        for (int segment = 0; segment < 2; segment++)
        {
            double rate = policy[segment, 0] * SubscriptionRates[segment][0] + policy[segment, 1] * SubscriptionRates[segment][1];
            double reward = rate - CallCost * policy[segment, 1];
            value += (segment == 1 ? 0.4 : 0.6) * reward * (1 + (1 - rate) + (1 - rate) * (1 - rate));
        }

        return value;
    }
}
