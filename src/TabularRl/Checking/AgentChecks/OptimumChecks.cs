using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Checking.AgentChecks;

/// <summary>The greedy policy learned on random models, by its exact value, against the exact optimum.</summary>
internal static class OptimumChecks
{
    public static void Run(AgentCheck check)
    {
        AgentCheckOptions options = check.Options;
        SeedTree seeds = check.Seeds.Branch("optimum");
        double regret = 0;
        for (int i = 0; i < options.ModelCount; i++)
        {
            var model = new FiveStateModel(seeds.Derive((ulong)i));
            AgentSubject subject = check.Create(FormattableString.Invariant($"model {i}"));
            model.Play(subject, new Pcg64(seeds.Derive("play")), options.EpisodeCount);
            regret += Regret(model, subject.Agent.Freeze(TieBreaking.Lowest)) / options.ModelCount;
        }

        if (regret > options.MaxRegret)
        {
            check.Log.Error(
                AgentCheckCodes.FarFromOptimal,
                $"Over {options.ModelCount} random models of {FiveStateModel.Size} states, after {options.EpisodeCount} episodes each, the greedy policies lack {100 * regret:F1} % of what the optimum gains over random play; {100 * options.MaxRegret:F1} % were allowed.",
                "Look at the other findings first; then at the learning rate and at how long the agent explores.");
        }
    }

    private static double Regret(FiveStateModel model, IActionValuePolicy policy)
    {
        int[] actions = [.. Enumerable.Range(0, FiveStateModel.Size).Select(state => policy.Decide([state], model.GetLegalActions(state)).Action)];
        double learned = ExactSolver.Evaluate(model, AgentCheck.DiscountFactor, (state, action) => actions[state] == action ? 1 : 0).Average();
        double random = ExactSolver.Evaluate(model, AgentCheck.DiscountFactor, (state, action) => Uniform(model.GetLegalActions(state), action)).Average();
        double optimum = ExactSolver.Optimize(model, AgentCheck.DiscountFactor).Average();
        return (optimum - learned) / (optimum - random);
    }

    private static double Uniform(ActionMask legal, int action) => legal.IsLegal(action) ? 1.0 / legal.CountLegal(AgentSubject.ActionCount) : 0;
}
