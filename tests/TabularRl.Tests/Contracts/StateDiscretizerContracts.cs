using TabularRl.Discretization;
using TabularRl.Tests.Discretization;

namespace TabularRl.Tests.Contracts;

[TestFixture]
internal sealed class RoundingDiscretizerContract : StateDiscretizerContract
{
    protected override IStateDiscretizer Create() => new RoundingDiscretizer(5);
}

[TestFixture]
internal sealed class NamedSingleNarrowRoundingDiscretizerContract : StateDiscretizerContract
{
    protected override IStateDiscretizer Create() =>
        new RoundingDiscretizer(["a", "b", "c"], new RoundingOptions { SinglePrecision = true, CellWidth = CellWidth.Int16 });
}

[TestFixture]
internal sealed class UsersDiscretizerContract : StateDiscretizerContract
{
    protected override IStateDiscretizer Create() => new TruncatingDiscretizer(3, CellWidth.Int16);
}

[TestFixture]
internal sealed class PerFeatureDiscretizerContract : StateDiscretizerContract
{
    protected override IStateDiscretizer Create() => new PerFeatureDiscretizer(
        [FeatureDiscretizer.EqualWidth(0, 25, 100), FeatureDiscretizer.Edges(1, 2, 3), FeatureDiscretizer.Categories(1, 2.5, 7), FeatureDiscretizer.Rounding(1)],
        ["a", "b", "c", "d"]);
}

[TestFixture]
internal sealed class NarrowPerFeatureDiscretizerContract : StateDiscretizerContract
{
    protected override IStateDiscretizer Create() => new PerFeatureDiscretizer([FeatureDiscretizer.EqualWidth(0, 25, 10), FeatureDiscretizer.Edges()]);
}

[TestFixture]
internal sealed class HashingDiscretizerContract : StateDiscretizerContract
{
    protected override IStateDiscretizer Create() => new HashingDiscretizer(new RoundingDiscretizer(["a", "b", "c"]), 1000);
}

[TestFixture]
internal sealed class TileCoderContract : StateDiscretizerContract
{
    protected override IStateDiscretizer Create() => new TileCoder([new TiledFeature(0, 10, 4), new TiledFeature(-5, 25, 6)], featureNames: ["x", "v"]);
}

[TestFixture]
internal sealed class HashedTileCoderContract : StateDiscretizerContract
{
    protected override IStateDiscretizer Create() =>
        new TileCoder([new TiledFeature(0, 10, 4), new TiledFeature(-5, 25, 6)], new TileCoderOptions { TilingCount = 3, Budget = 50 });
}
