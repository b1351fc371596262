using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.StandardEnvironments.Grids;

/// <summary>
/// A policy over a grid, as a map of arrows: where an agent may have to act an arrow shows the way the policy goes, elsewhere stands the
/// map's letter.
/// </summary>
public static class GridPolicyText
{
    /// <summary>What stands where a policy has learned nothing.</summary>
    public const char Unknown = '?';

    /// <summary>Writes a policy given as an action for every state, as planning gives it.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="actions">The action by state; those of cells in which nobody acts are not read.</param>
    /// <returns>One line a row, separated by line feeds.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="grid"/> is null.</exception>
    /// <exception cref="ArgumentException">There is not one action a state.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An action is not one of the grid's.</exception>
    public static string Write(GridEnvironment grid, IReadOnlyList<int> actions)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(actions);
        if (actions.Count != grid.Model.StateCount)
            throw new ArgumentException($"The grid has {grid.Model.StateCount} states; there are {actions.Count} actions.", nameof(actions));
        return grid.Write(state => grid.CanActIn(state) ? grid.GetArrow(actions[state]) : grid.GetLetter(state));
    }

    /// <summary>
    /// Writes a policy, <see cref="Unknown"/> where nothing that it learned covers the state. A random one is asked once a state, always with
    /// the same random numbers.
    /// </summary>
    /// <param name="grid">The grid; it is not played.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>One line a row, separated by line feeds.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The policy has another number of actions, or the observation does not fit it.</exception>
    public static string Write(GridEnvironment grid, IPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.ActionCount != grid.ActionCount)
            throw new ArgumentException($"The grid has {grid.ActionCount} actions, the policy '{policy.Name}' {policy.ActionCount}.", nameof(policy));
        var random = new Xoshiro256(0);
        var observation = new double[grid.ObservationSize];
        return grid.Write(SymbolOf);

        char SymbolOf(int state)
        {
            if (!grid.CanActIn(state))
                return grid.GetLetter(state);
            grid.GetObservation(state, observation);
            PolicyAction choice = policy.SelectAction(observation, grid.Model.GetLegalActions(state), random);
            return choice.IsCovered ? grid.GetArrow(choice.Action) : Unknown;
        }
    }
}
