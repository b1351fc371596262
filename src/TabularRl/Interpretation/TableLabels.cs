using System.Collections.Immutable;
using System.Globalization;
using TabularRl.Discretization;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>
/// What the features, cells and actions of a table are called where a person reads them. Immutable and thread-safe, if the function that it
/// was given is.
/// </summary>
public sealed class TableLabels
{
    private readonly DiscretizerDescription _description;
    private readonly bool _oneCellPerFeature;
    private readonly ImmutableArray<string> _actionNames;
    private readonly Func<int, int, string>? _cellText;

    /// <summary>Creates the labels of a policy's table.</summary>
    /// <param name="policy">The policy, whose discretizer names the features.</param>
    /// <param name="actionNames">The actions' names, one an action, or none for <c>action 0</c> and so on.</param>
    /// <param name="cellText">
    /// What a cell of a position reads as: the position first, then the cell; for example a category's name. Null for the rounded value where
    /// the discretizer rounds, and for the cell's number elsewhere.
    /// </param>
    /// <exception cref="ArgumentException">The number of names is neither 0 nor the number of actions.</exception>
    public TableLabels(FrozenPolicy policy, ImmutableArray<string> actionNames = default, Func<int, int, string>? cellText = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _actionNames = actionNames.IsDefault ? [] : actionNames;
        if (_actionNames.Length != 0 && _actionNames.Length != policy.ActionCount)
            throw new ArgumentException($"There are {_actionNames.Length} action names for {policy.ActionCount} actions.", nameof(actionNames));
        _description = policy.Discretizer.Description;
        _oneCellPerFeature = policy.Discretizer.HasOneCellPerFeature;
        _cellText = cellText;
    }

    /// <summary>An action's name.</summary>
    /// <param name="action">The action.</param>
    /// <returns>Its name, or its number where there are no names.</returns>
    public string NameOfAction(int action) =>
        (uint)action < (uint)_actionNames.Length ? _actionNames[action] : string.Create(CultureInfo.InvariantCulture, $"action {action}");

    /// <summary>A feature's name.</summary>
    /// <param name="feature">The feature's position in the observation.</param>
    /// <returns>Its name, or its number where there are no names.</returns>
    public string NameOfFeature(int feature) =>
        (uint)feature < (uint)_description.FeatureNames.Length
            ? _description.FeatureNames[feature]
            : string.Create(CultureInfo.InvariantCulture, $"feature {feature}");

    /// <summary>The name of a position in the state: its feature's where each feature has one cell.</summary>
    /// <param name="position">The cell's position in the state.</param>
    /// <returns>The name.</returns>
    public string NameOfCell(int position) =>
        _oneCellPerFeature ? NameOfFeature(position) : string.Create(CultureInfo.InvariantCulture, $"cell {position}");

    /// <summary>What a cell reads as.</summary>
    /// <param name="position">The cell's position in the state.</param>
    /// <param name="cell">The cell.</param>
    /// <returns>The text, in the invariant culture.</returns>
    public string TextOfCell(int position, int cell)
    {
        if (_cellText is not null)
            return _cellText(position, cell);
        if (_description.Kind != RoundingDiscretizer.Kind)
            return cell.ToString(CultureInfo.InvariantCulture);
        decimal unit = 1;
        for (int i = 0; i < (int)_description.Parameters[0]; i++)
            unit /= 10;
        return (cell * unit).ToString("0.#########", CultureInfo.InvariantCulture);
    }

    /// <summary>What a state reads as: each position's name and cell.</summary>
    /// <param name="cells">The state's cells.</param>
    /// <returns>For example <c>Stage = 2, Rate = 0.25</c>.</returns>
    public string TextOfState(ReadOnlySpan<int> cells)
    {
        var parts = new string[cells.Length];
        for (int i = 0; i < cells.Length; i++)
            parts[i] = $"{NameOfCell(i)} = {TextOfCell(i, cells[i])}";
        return string.Join(", ", parts);
    }
}
