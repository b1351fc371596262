namespace TabularRl.Crm;

/// <summary>Fits a table to logged journeys, as <see cref="FunnelFitOptions"/> describes.</summary>
internal static class FunnelFit
{
    public static FunnelParameters Fit(IEnumerable<CrmLead> leads, FunnelFitOptions options)
    {
        IReadOnlyList<FunnelRule> rules = options.Template.Rules;
        var trials = new double[rules.Count, CrmSegments.Count];
        var successes = new double[rules.Count, CrmSegments.Count];
        foreach (CrmLead lead in leads)
            Count(lead, options.Template, trials, successes);

        return new FunnelParameters(rules.Select((rule, index) => rule.WithProbabilities(FitRow(index, rules, trials, successes, options))));
    }

    /// <summary>The states of a journey: before each effect that happened, and the last one.</summary>
    internal static (List<(FunnelState Before, FunnelEffect Effect)> Taken, FunnelState Last) Follow(CrmLead lead)
    {
        var taken = new List<(FunnelState, FunnelEffect)>();
        FunnelState state = FunnelState.Lead;
        if (CrmStages.FromLog(lead.Stage) >= CrmStages.FirstCall)
            Take(FunnelEffect.Answer);

        (DateOnly? Day, FunnelEffect Effect)[] steps =
        [
            (lead.FirstCall, FunnelEffect.FirstCall),
            (lead.Demo, FunnelEffect.Demo),
            (lead.Survey, FunnelEffect.Survey),
            (lead.SignUp, FunnelEffect.SignUp),
            (lead.AccountManager, FunnelEffect.AccountManager),
        ];
        foreach ((_, FunnelEffect effect) in steps.Where(step => step.Day is not null).OrderBy(step => step.Day))
            Take(effect);

        // Whatever its day: a subscription is judged by all that was done for it.
        if (lead.IsSubscriber)
            taken.Add((state, FunnelEffect.Subscription));
        return (taken, state);

        void Take(FunnelEffect effect)
        {
            taken.Add((state, effect));
            state = FunnelSteps.Apply(state, effect);
        }
    }

    private static void Count(CrmLead lead, FunnelParameters template, double[,] trials, double[,] successes)
    {
        (List<(FunnelState Before, FunnelEffect Effect)> taken, FunnelState last) = Follow(lead);
        int segment = CrmSegments.Of(lead);
        for (FunnelEffect effect = FunnelEffect.Answer; effect <= FunnelEffect.Subscription; effect++)
        {
            int position = taken.FindIndex(step => step.Effect == effect);
            // An answer that the log does not show was sought from the lead, whatever he did later.
            FunnelState state = position >= 0 ? taken[position].Before : effect == FunnelEffect.Answer ? FunnelState.Lead : last;
            for (int action = 0; action < CrmActions.Count; action++)
            {
                if (template.Find(state, action) is not { } rule || rule.Effect != effect)
                    continue;
                int row = template.Rules.IndexOf(rule);
                trials[row, segment]++;
                if (position >= 0)
                    successes[row, segment]++;
            }
        }
    }

    private static double[] FitRow(int row, IReadOnlyList<FunnelRule> rules, double[,] trials, double[,] successes, FunnelFitOptions options)
    {
        FunnelRule rule = rules[row];
        var strongest = new double[CrmSegments.Count];
        foreach (FunnelRule other in rules)
        {
            if (other.Effect != rule.Effect || other.MinimumStage != rule.MinimumStage || other.Requires != rule.Requires)
                continue;
            for (int segment = 0; segment < strongest.Length; segment++)
                strongest[segment] = Math.Max(strongest[segment], other.Probabilities[segment]);
        }

        double prior = strongest.Average(probability => 1 - Math.Pow(1 - probability, options.AttemptsPerStep));
        double allTrials = 0, allSuccesses = 0;
        for (int segment = 0; segment < strongest.Length; segment++)
        {
            allTrials += trials[row, segment];
            allSuccesses += successes[row, segment];
        }

        double pooled = Smooth(allSuccesses, allTrials, prior, options.Smoothing);
        var fitted = new double[CrmSegments.Count];
        for (int segment = 0; segment < fitted.Length; segment++)
        {
            double rate = Smooth(successes[row, segment], trials[row, segment], pooled, options.Smoothing);
            double share = strongest[segment] == 0 ? 0 : rule.Probabilities[segment] / strongest[segment];
            fitted[segment] = Math.Clamp(share * (1 - Math.Pow(1 - rate, 1.0 / options.AttemptsPerStep)), 0, 1);
        }

        return fitted;
    }

    private static double Smooth(double successes, double trials, double towards, double weight) =>
        (successes + weight * towards) / (trials + weight);
}
