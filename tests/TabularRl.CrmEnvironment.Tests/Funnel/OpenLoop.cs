using TabularRl.Planning;

namespace TabularRl.Crm.Tests;

/// <summary>The best fixed sequence of actions, by branch and bound: no continuation beats the best adaptive policy from every place.</summary>
internal static class OpenLoop
{
    public static double BestRate(SimulatedResponse response, int segment, int budget)
    {
        var model = new FunnelModel(response, budget, CrmReward.SubscriptionOnly);
        double[] bound = ValueIteration.Solve(model, 1).StateValues.ToArray();
        var belief = new double[model.StateCount];
        belief[model.GetStart(segment)] = 1;
        return Search(model, bound, belief, budget, 0, 0);
    }

    private static double Search(FunnelModel model, double[] bound, double[] belief, int contactsLeft, double earned, double best)
    {
        if (contactsLeft == 0)
            return Math.Max(best, earned);

        var candidates = new List<(double Bound, double Earned, double[] Belief)>();
        for (int action = 0; action < model.ActionCount; action++)
        {
            var next = new double[belief.Length];
            double sum = earned;
            for (int state = 0; state < belief.Length; state++)
            {
                if (belief[state] == 0)
                    continue;
                foreach (Environments.ModelTransition outcome in model.GetTransitions(state, action))
                {
                    sum += belief[state] * outcome.Probability * outcome.Reward;
                    if (!outcome.Terminated)
                        next[outcome.NextState] += belief[state] * outcome.Probability;
                }
            }

            candidates.Add((sum + next.Zip(bound, (weight, value) => weight * value).Sum(), sum, next));
        }

        foreach ((double limit, double sum, double[] next) in candidates.OrderByDescending(candidate => candidate.Bound))
        {
            if (limit > best + 1e-12)
                best = Search(model, bound, next, contactsLeft - 1, sum, best);
        }

        return best;
    }
}
