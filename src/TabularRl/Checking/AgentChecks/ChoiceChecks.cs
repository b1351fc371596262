using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Checking.AgentChecks;

/// <summary>Illegal actions are never chosen, nor mixed up with legal ones.</summary>
internal static class ChoiceChecks
{
    public static void Run(AgentCheck check)
    {
        CheckChoices(check);
        if (!check.Log.Has(AgentCheckCodes.IllegalActionChosen))
            CheckGreedy(check);
    }

    // The subject itself looks at every action that it gets.
    private static void CheckChoices(AgentCheck check)
    {
        AgentSubject subject = check.Create();
        var random = new Xoshiro256(check.Seeds.Derive("masks"));
        for (int episode = 0; episode < 200; episode++)
        {
            subject.Begin(0, NextMask(random));
            for (int step = 0; step < 10; step++)
                subject.Step(random.NextDouble() - 0.5, random.NextInt32(5), NextMask(random));
            subject.End(1, 0, terminated: episode % 2 == 0, NextMask(random));
        }
    }

    private static ActionMask NextMask(Xoshiro256 random)
    {
        int bits = 1 + random.NextInt32((1 << AgentSubject.ActionCount) - 1);
        return ActionMask.FromFlags([(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0]);
    }

    private static void CheckGreedy(AgentCheck check)
    {
        const int Trials = 500;
        AgentSubject subject = check.Create();
        for (int i = 0; i < 40; i++)
        {
            subject.Play(9, terminated: true, (0, 0, 0));
            subject.Play(9, terminated: true, (0, 1, -10));
            subject.Play(9, terminated: true, (0, 2, 10));
        }

        if (!(subject.Value(0, 2) > subject.Value(0, 1)))
            return;
        int betterCount = 0;
        for (int i = 0; i < Trials; i++)
        {
            bool isBetter = subject.Begin(0, AgentSubject.Only(1, 2)) == 2;
            subject.End(isBetter ? 10 : -10, 9, terminated: true);
            betterCount += isBetter ? 1 : 0;
        }

        // An agent that only explores takes both equally often; four standard deviations below that is no chance.
        if (betterCount < Trials / 2.0 - 4 * Math.Sqrt(Trials / 4.0))
        {
            check.Log.Error(
                AgentCheckCodes.GreedyActionMistaken,
                $"With actions 1 and 2 legal and worth -10 and 10, the agent chose 2 in {betterCount} of {Trials} episodes; half at least were expected.",
                "Where the values of legal actions are gathered in an array, turn the index of the greatest back into an action.");
        }
    }
}
