using System.Collections.Immutable;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>How two tables of one discretizer differ. Its lists have the same order whatever the order of the tables' rows.</summary>
public sealed class TableDiff
{
    internal TableDiff()
    {
    }

    /// <summary>Compares two policies' tables.</summary>
    /// <param name="before">The first policy.</param>
    /// <param name="after">The second policy.</param>
    /// <param name="options">What to list, or null for the defaults.</param>
    /// <returns>The differences.</returns>
    /// <exception cref="ArgumentException">The discretizers' descriptions or the numbers of actions differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static TableDiff Compare(FrozenPolicy before, FrozenPolicy after, TableDiffOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        options ??= new TableDiffOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxListed, nameof(options));
        if (!(options.ValueTolerance >= 0))
            throw new ArgumentOutOfRangeException(nameof(options), options.ValueTolerance, "The value tolerance must be at least 0.");
        TableCompatibility.Check(before, after, nameof(after));
        return new TableComparer(before, after, options).Compare();
    }

    /// <summary>The number of states that both tables know.</summary>
    public required int CommonStates { get; init; }

    /// <summary>The number of states that only the first table knows.</summary>
    public required int RemovedStates { get; init; }

    /// <summary>The number of states that only the second table knows.</summary>
    public required int AddedStates { get; init; }

    /// <summary>The number of common states in which no action is greatest in both tables: the policy changed its mind.</summary>
    public required int FlippedStates { get; init; }

    /// <summary>The number of common states in which some greatest action stayed, and others came or went: a tie arose, or was broken.</summary>
    public required int TieChangedStates { get; init; }

    /// <summary>The number of common states of which some value differs by more than the tolerance.</summary>
    public required int ValueChangedStates { get; init; }

    /// <summary>The greatest difference of a value over the common states; 0 if there are none.</summary>
    public required double MaxValueDifference { get; init; }

    /// <summary>The mean difference of a value, without its sign, over the common states and all actions; null if there are none.</summary>
    public required double? MeanValueDifference { get; init; }

    /// <summary>The visits of the flipped states, in both tables, as a share of those of all common states; null if these have none.</summary>
    public required double? FlippedVisitShare { get; init; }

    /// <summary>The flips, the most visited first, then by cells.</summary>
    public required ImmutableArray<PolicyFlip> Flips { get; init; }

    /// <summary>The states whose values changed, the greatest change first, then by cells.</summary>
    public required ImmutableArray<ValueChange> ValueChanges { get; init; }

    /// <summary>The states that only the first table knows, the most visited first, then by cells.</summary>
    public required ImmutableArray<TableState> Removed { get; init; }

    /// <summary>The states that only the second table knows, the most visited first, then by cells.</summary>
    public required ImmutableArray<TableState> Added { get; init; }

    /// <summary>The differences in a few lines.</summary>
    /// <param name="labels">What features and actions are called.</param>
    /// <param name="count">How many entries of each list to write; default 5.</param>
    /// <returns>Lines that end in a line feed, in the invariant culture.</returns>
    public string ToText(TableLabels labels, int count = 5)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return TableDiffText.Write(this, labels, count);
    }
}
