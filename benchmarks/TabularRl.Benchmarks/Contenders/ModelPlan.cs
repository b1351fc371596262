using TabularRl.Benchmarks.Workloads;
using TabularRl.Environments;
using TabularRl.Planning;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>A sparse model solved until no state's value is further than 1e-6 from the optimum, a state after the other.</summary>
internal sealed class ModelPlan(FiniteModel model, ModelPlan.Solver solve) : IContender
{
    private static readonly SolverOptions Options = new() { Tolerance = 1e-6 };

    /// <summary>How a solver of the library is called.</summary>
    public delegate ModelSolution Solver(IFiniteModel model, double discountFactor, SolverOptions options, CancellationToken cancellationToken);

    /// <summary>What the last run found.</summary>
    public ModelSolution? Solution { get; private set; }

    public long Run()
    {
        Solution = solve(model, TaskConstants.DiscountFactor, Options, default);
        return model.StateCount;
    }
}
