namespace TabularRl.Discretization;

/// <summary>What a <see cref="HashingDiscretizer"/> makes of the states of a sample.</summary>
/// <param name="StateCount">The number of different inner states.</param>
/// <param name="CellCount">The number of different cells that they are hashed into.</param>
/// <param name="CollidingStateCount">The number of inner states that share their cell with another.</param>
/// <param name="ExpectedCollisionShare">The share of colliding states that chance explains; a measured share far above it would be a fault of the hash.</param>
public readonly record struct HashCollisions(int StateCount, int CellCount, int CollidingStateCount, double ExpectedCollisionShare)
{
    /// <summary>The share of inner states that share their cell with another.</summary>
    public double CollisionShare => (double)CollidingStateCount / StateCount;
}
