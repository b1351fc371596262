using TabularRl.Environments;

namespace TabularRl.Planning.Solvers;

/// <summary>
/// A finite model as solvers read it: legal choices only, expected rewards, and outcomes only where the episode goes on. States have a
/// position, which is the order in which they are swept (<see cref="SweepOrder"/>), and everything here is by position.
/// </summary>
/// <remarks>
/// A component is a set of states of which each can lead to each other; an outcome leads to the same component or to an earlier one, so that
/// a model can be solved one component after the other.
/// </remarks>
internal sealed class SolverModel
{
    // |choices of position 0|choices of position 1|…; a choice has an action, an expected reward, a probability to end the episode,
    // and |its outcomes|; an outcome has a next position and a probability. Each First… array has one entry more, where all end.
    public required int[] FirstChoice { get; init; }

    public required int[] Actions { get; init; }

    public required double[] Rewards { get; init; }

    public required double[] Ending { get; init; }

    public required int[] FirstOutcome { get; init; }

    public required int[] Next { get; init; }

    public required double[] Probabilities { get; init; }

    /// <summary>The state at each position.</summary>
    public required int[] StateAt { get; init; }

    /// <summary>The position of each state.</summary>
    public required int[] PositionOf { get; init; }

    /// <summary>The position at which each component begins, and at the end the number of states.</summary>
    public required int[] FirstOfComponent { get; init; }

    public required int ActionCount { get; init; }

    public int StateCount => StateAt.Length;

    public int ComponentCount => FirstOfComponent.Length - 1;

    /// <summary>The form of a model; of a <see cref="FiniteModel"/> the one that it keeps.</summary>
    public static SolverModel Of(IFiniteModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model is FiniteModel finite ? finite.SolverModel : Compile(model);
    }

    /// <summary>Checks a model and brings it into the form of solvers.</summary>
    public static SolverModel Compile(IFiniteModel model)
    {
        SolverModel inOrderOfStates = Read(model);
        int[] stateAt = SweepOrder.Of(inOrderOfStates, out int[] firstOfComponent);
        return inOrderOfStates.Reorder(stateAt, firstOfComponent);
    }

    /// <summary>Whether nothing leaves a component: no episode ends in it, and no outcome leads to another one.</summary>
    public bool IsClosed(int from, int to)
    {
        for (int choice = FirstChoice[from]; choice < FirstChoice[to]; choice++)
        {
            if (IsExit(choice, from, to))
                return false;
        }

        return true;
    }

    /// <summary>Whether a choice may end the episode or leave the component.</summary>
    public bool IsExit(int choice, int from, int to)
    {
        if (Ending[choice] > 0)
            return true;
        for (int outcome = FirstOutcome[choice]; outcome < FirstOutcome[choice + 1]; outcome++)
        {
            if (Next[outcome] < from || Next[outcome] >= to)
                return true;
        }

        return false;
    }

    /// <summary>The probability that a choice leads to a position.</summary>
    public double ProbabilityOf(int choice, int position)
    {
        double probability = 0;
        for (int outcome = FirstOutcome[choice]; outcome < FirstOutcome[choice + 1]; outcome++)
            probability += Next[outcome] == position ? Probabilities[outcome] : 0;
        return probability;
    }

    /// <summary>The mean over a choice's next positions of what is known of each; 0 where the episode ends.</summary>
    public double MeanNext(int choice, double[] byPosition)
    {
        double mean = 0;
        for (int outcome = FirstOutcome[choice]; outcome < FirstOutcome[choice + 1]; outcome++)
            mean += Probabilities[outcome] * byPosition[Next[outcome]];
        return mean;
    }

    /// <summary>A choice's expected reward and discounted value of what follows.</summary>
    public double ValueOf(int choice, double discount, double[] values) => Rewards[choice] + discount * MeanNext(choice, values);

    /// <summary>The greatest value among the choices of a position.</summary>
    public double BestValue(int position, double discount, double[] values)
    {
        double best = double.NegativeInfinity;
        for (int choice = FirstChoice[position]; choice < FirstChoice[position + 1]; choice++)
            best = Math.Max(best, ValueOf(choice, discount, values));
        return best;
    }

    /// <summary>The choice of an action at a position, or −1 where it is illegal.</summary>
    public int FindChoice(int position, int action)
    {
        int index = Array.BinarySearch(Actions, FirstChoice[position], FirstChoice[position + 1] - FirstChoice[position], action);
        return Math.Max(-1, index);
    }

    /// <summary>Values by position as values by state.</summary>
    public double[] ToStates(double[] byPosition)
    {
        var byState = new double[byPosition.Length];
        for (int position = 0; position < byPosition.Length; position++)
            byState[StateAt[position]] = byPosition[position];
        return byState;
    }

    private static SolverModel Read(IFiniteModel model)
    {
        int stateCount = model.StateCount;
        int actionCount = model.ActionCount;
        ModelChecks.CheckCounts(stateCount, actionCount);
        (int choiceCount, int outcomeCount) = Count(model);
        var firstChoice = new int[stateCount + 1];
        var actions = new int[choiceCount];
        var rewards = new double[choiceCount];
        var ending = new double[choiceCount];
        var firstOutcome = new int[choiceCount + 1];
        var next = new int[outcomeCount];
        var probabilities = new double[outcomeCount];
        int choice = 0;
        int at = 0;
        for (int state = 0; state < stateCount; state++)
        {
            ActionMask legal = model.GetLegalActions(state);
            for (int action = 0; action < actionCount; action++)
            {
                if (!legal.IsLegal(action))
                    continue;
                foreach (ref readonly ModelTransition outcome in model.GetTransitions(state, action))
                {
                    rewards[choice] += outcome.Probability * outcome.Reward;
                    if (outcome.Terminated)
                        ending[choice] += outcome.Probability;
                    else if (outcome.Probability > 0)
                        (next[at], probabilities[at++]) = (outcome.NextState, outcome.Probability);
                }

                actions[choice] = action;
                firstOutcome[++choice] = at;
            }

            firstChoice[state + 1] = choice;
        }

        int[] states = [.. Enumerable.Range(0, stateCount)];
        return new SolverModel
        {
            FirstChoice = firstChoice,
            Actions = actions,
            Rewards = rewards,
            Ending = ending,
            FirstOutcome = firstOutcome,
            Next = next,
            Probabilities = probabilities,
            StateAt = states,
            PositionOf = states,
            FirstOfComponent = [0, stateCount],
            ActionCount = actionCount,
        };
    }

    private static (int Choices, int Outcomes) Count(IFiniteModel model)
    {
        int choices = 0;
        int outcomes = 0;
        for (int state = 0; state < model.StateCount; state++)
        {
            ActionMask legal = model.GetLegalActions(state);
            ModelChecks.CheckLegalActions(state, legal, model.ActionCount);
            for (int action = 0; action < model.ActionCount; action++)
            {
                if (!legal.IsLegal(action))
                    continue;
                ReadOnlySpan<ModelTransition> transitions = model.GetTransitions(state, action);
                ModelChecks.CheckOutcomes(state, action, transitions, model.StateCount);
                choices = checked(choices + 1);
                foreach (ref readonly ModelTransition outcome in transitions)
                    outcomes = checked(outcomes + (outcome.Terminated || outcome.Probability == 0 ? 0 : 1));
            }
        }

        return (choices, outcomes);
    }

    private SolverModel Reorder(int[] stateAt, int[] firstOfComponent)
    {
        var positionOf = new int[stateAt.Length];
        for (int position = 0; position < stateAt.Length; position++)
            positionOf[stateAt[position]] = position;
        var firstChoice = new int[stateAt.Length + 1];
        var actions = new int[Actions.Length];
        var rewards = new double[Actions.Length];
        var ending = new double[Actions.Length];
        var firstOutcome = new int[Actions.Length + 1];
        var next = new int[Next.Length];
        var probabilities = new double[Next.Length];
        int choice = 0;
        int at = 0;
        for (int position = 0; position < stateAt.Length; position++)
        {
            int state = stateAt[position];
            for (int source = FirstChoice[state]; source < FirstChoice[state + 1]; source++)
            {
                (actions[choice], rewards[choice], ending[choice]) = (Actions[source], Rewards[source], Ending[source]);
                for (int outcome = FirstOutcome[source]; outcome < FirstOutcome[source + 1]; outcome++)
                    (next[at], probabilities[at++]) = (positionOf[Next[outcome]], Probabilities[outcome]);
                firstOutcome[++choice] = at;
            }

            firstChoice[position + 1] = choice;
        }

        return new SolverModel
        {
            FirstChoice = firstChoice,
            Actions = actions,
            Rewards = rewards,
            Ending = ending,
            FirstOutcome = firstOutcome,
            Next = next,
            Probabilities = probabilities,
            StateAt = stateAt,
            PositionOf = positionOf,
            FirstOfComponent = firstOfComponent,
            ActionCount = ActionCount,
        };
    }
}
