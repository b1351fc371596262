using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Interpretation;

/// <summary>What a <see cref="PolicyTree"/> does.</summary>
internal sealed class TreePolicy : IPolicy
{
    private const int MaxStackCells = 256;

    private readonly PolicyTree _tree;

    public TreePolicy(PolicyTree tree, string name)
    {
        _tree = tree;
        Name = name;
    }

    public string Name { get; }

    public int ActionCount => _tree.Policy.ActionCount;

    public bool IsDeterministic => true;

    public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random) =>
        new(Choose(observation, legalActions), IsCovered: true);

    public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities)
    {
        if (probabilities.Length != ActionCount)
            throw new ArgumentException($"There are {ActionCount} actions, and room for {probabilities.Length} probabilities.", nameof(probabilities));
        int action = Choose(observation, legalActions);
        probabilities.Clear();
        probabilities[action] = 1;
    }

    private int Choose(ReadOnlySpan<double> observation, ActionMask legalActions)
    {
        int count = _tree.Policy.Discretizer.CellCount;
        Span<int> cells = count <= MaxStackCells ? stackalloc int[count] : new int[count];
        _tree.Policy.Discretizer.Discretize(observation, cells);
        int action = _tree.Predict(cells);
        return legalActions.IsLegal(action) ? action : legalActions.GetLegal(0);
    }
}
