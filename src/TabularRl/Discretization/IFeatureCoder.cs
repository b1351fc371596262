namespace TabularRl.Discretization;

/// <summary>
/// A discretizer whose cells are the numbers of an observation's active features, each worth 1 while all others are 0: what a linear
/// agent adds up the weights of. To a table the same cells are a joint state.
/// </summary>
public interface IFeatureCoder : IStateDiscretizer
{
    /// <summary>The number of features; each cell is from 0 to one less, and <see cref="IStateDiscretizer.CellCount"/> of them are active at a time. At least 1.</summary>
    int FeatureCount { get; }
}
