namespace TabularRl.Policies;

/// <summary>What a frozen policy says about an observation, and what it does not know.</summary>
/// <param name="Action">The legal action of greatest value; among equals the lowest.</param>
/// <param name="ActionValue">Its value Q(s, a): the discounted return expected from it.</param>
/// <param name="RunnerUp">The legal action of second-greatest value, or −1 if only one is legal.</param>
/// <param name="RunnerUpValue">The runner-up's value; equals <paramref name="ActionValue"/> where the two tie, NaN if there is none.</param>
/// <param name="Visits">How often training updated the chosen action in this state.</param>
/// <param name="StateVisits">How often training updated this state, over all actions.</param>
/// <param name="TieCount">The number of legal actions that share the greatest value; more than 1 means that the policy sees no difference.</param>
/// <param name="IsKnown">Whether the table has a row for the state. If not, every value is the initial one, and the action says nothing.</param>
public readonly record struct Decision(
    int Action,
    double ActionValue,
    int RunnerUp,
    double RunnerUpValue,
    long Visits,
    long StateVisits,
    int TieCount,
    bool IsKnown);
