using TabularRl.Environments;
using TabularRl.Planning;

namespace TabularRl.Tests.Contracts;

[TestFixture]
internal sealed class ValueIterationContract : ModelSolverContract
{
    protected override ModelSolution Solve(IFiniteModel model, double discountFactor, SolverOptions? options, CancellationToken cancellationToken) =>
        ValueIteration.Solve(model, discountFactor, options, cancellationToken);
}

[TestFixture]
internal sealed class PolicyIterationContract : ModelSolverContract
{
    protected override ModelSolution Solve(IFiniteModel model, double discountFactor, SolverOptions? options, CancellationToken cancellationToken) =>
        PolicyIteration.Solve(model, discountFactor, options, cancellationToken);
}

[TestFixture(1)]
[TestFixture(10)]
internal sealed class ModifiedPolicyIterationContract(int evaluationSweepCount) : ModelSolverContract
{
    protected override ModelSolution Solve(IFiniteModel model, double discountFactor, SolverOptions? options, CancellationToken cancellationToken) =>
        ModifiedPolicyIteration.Solve(model, discountFactor, evaluationSweepCount, options, cancellationToken);
}

[TestFixture]
internal sealed class PrioritizedSweepingContract : ModelSolverContract
{
    protected override ModelSolution Solve(IFiniteModel model, double discountFactor, SolverOptions? options, CancellationToken cancellationToken) =>
        PrioritizedSweeping.Solve(model, discountFactor, options, cancellationToken);
}
