using TabularRl.Randomness;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>The doubly robust return of each episode, whose mean is the estimate.</summary>
internal static class DoublyRobustReturns
{
    /// <summary>With a model for each fold of episodes that was fitted on the other folds; one fold is fitted on itself.</summary>
    public static double[] CrossFitted(LoggedEpisodes log, TargetPolicyLog target, TabularModel model, double discount, int foldCount, ulong seed)
    {
        int count = log.EpisodeCount;
        int[] folds = AssignFolds(count, Math.Min(foldCount, count), seed);
        var returns = new double[count];
        var multiplicities = new int[count];
        for (int fold = 0; fold < Math.Min(foldCount, count); fold++)
        {
            for (int episode = 0; episode < count; episode++)
                multiplicities[episode] = folds[episode] != fold || foldCount == 1 ? 1 : 0;
            model.Fit(multiplicities);
            for (int episode = 0; episode < count; episode++)
            {
                if (folds[episode] == fold)
                    returns[episode] = OfEpisode(log, target, episode, discount, model.StateValueAt, model.ActionValueAt);
            }
        }

        return returns;
    }

    /// <summary>Of one episode, under any values: V̂ of a step's state and Q̂ of its state and action.</summary>
    public static double OfEpisode(
        LoggedEpisodes log, TargetPolicyLog target, int episode, double discount, Func<int, double> stateValue, Func<int, double> actionValue)
    {
        double value = 0;
        for (int at = log.Starts[episode + 1] - 1; at >= log.Starts[episode]; at--)
            value = stateValue(at) + target.Ratios[at] * (log.Rewards[at] + discount * value - actionValue(at));
        return value;
    }

    private static int[] AssignFolds(int episodeCount, int foldCount, ulong seed)
    {
        var folds = new int[episodeCount];
        for (int episode = 0; episode < episodeCount; episode++)
            folds[episode] = episode % foldCount;
        var random = new Xoshiro256(seed);
        for (int i = episodeCount - 1; i > 0; i--)
        {
            int j = random.NextInt32(i + 1);
            (folds[i], folds[j]) = (folds[j], folds[i]);
        }

        return folds;
    }
}
