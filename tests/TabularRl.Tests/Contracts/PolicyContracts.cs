using TabularRl.Discretization;
using TabularRl.Policies;
using TabularRl.Tables;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Contracts;

[TestFixture]
internal sealed class ConstantPolicyContract : PolicyContract
{
    protected override IPolicy Create() => new ConstantPolicy(2, 4);
}

[TestFixture]
internal sealed class UniformRandomPolicyContract : PolicyContract
{
    protected override IPolicy Create() => new UniformRandomPolicy(4);
}

[TestFixture(TieBreaking.Random)]
[TestFixture(TieBreaking.Lowest)]
internal sealed class FrozenPolicyContract(TieBreaking tieBreaking) : PolicyContract
{
    protected override IPolicy Create()
    {
        var table = new QTable(1, CellWidth.Int32, 4);
        double[][] rows = [[1, 2, 3, 4], [5, 5, 5, 1], [7, 1, 7, 1]];
        for (int state = 0; state < rows.Length; state++)
            rows[state].CopyTo(table.GetActionValues(table.GetOrAddRow(Keys.Of(CellWidth.Int32, state))));
        return new FrozenPolicy(table, Make.Whole(), tieBreaking);
    }
}
