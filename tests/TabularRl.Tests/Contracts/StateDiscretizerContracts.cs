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
