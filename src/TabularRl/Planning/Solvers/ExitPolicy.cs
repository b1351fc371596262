namespace TabularRl.Planning.Solvers;

/// <summary>Finds choices that leave a component, or end the episode, with probability 1: each leads with some probability one step nearer to where that happens.</summary>
internal static class ExitPolicy
{
    /// <summary>Chooses breadth first from the exits, by the fewest steps, then by the lowest choice.</summary>
    /// <param name="model">The model.</param>
    /// <param name="from">The first position of the component.</param>
    /// <param name="to">The position after its last one.</param>
    /// <param name="isAllowed">Which of the component's choices may be taken, from its first one on; null for all.</param>
    /// <param name="choices">Receives the choice of each position of the component, −1 where no allowed one leads out.</param>
    /// <returns>A position that cannot leave, or −1.</returns>
    public static int Find(SolverModel model, int from, int to, bool[]? isAllowed, int[] choices)
    {
        var order = new int[to - from];
        int firstAllowed = model.FirstChoice[from];
        int count = 0;
        for (int position = from; position < to; position++)
        {
            choices[position] = -1;
            for (int choice = model.FirstChoice[position]; choice < model.FirstChoice[position + 1] && choices[position] < 0; choice++)
            {
                if (model.IsExit(choice, from, to) && (isAllowed is null || isAllowed[choice - firstAllowed]))
                    choices[position] = choice;
            }

            if (choices[position] >= 0)
                order[count++] = position;
        }

        if (count < order.Length)
        {
            var predecessors = Predecessors.Within(model, from, to);
            for (int i = 0; i < count; i++)
            {
                foreach (int row in predecessors.Before(order[i] - from))
                {
                    int position = from + row;
                    if (choices[position] < 0 && (choices[position] = FindChoiceTo(model, position, order[i], isAllowed, firstAllowed)) >= 0)
                        order[count++] = position;
                }
            }
        }

        return count == order.Length ? -1 : Array.IndexOf(choices, -1, from, to - from);
    }

    private static int FindChoiceTo(SolverModel model, int position, int target, bool[]? isAllowed, int firstAllowed)
    {
        for (int choice = model.FirstChoice[position]; choice < model.FirstChoice[position + 1]; choice++)
        {
            ReadOnlySpan<int> next = model.Next.AsSpan(model.FirstOutcome[choice]..model.FirstOutcome[choice + 1]);
            if (next.Contains(target) && (isAllowed is null || isAllowed[choice - firstAllowed]))
                return choice;
        }

        return -1;
    }
}
