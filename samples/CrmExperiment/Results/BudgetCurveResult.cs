namespace CrmExperiment.Results;

/// <summary>Subscription rates on the test customers by contact budget, prospective protocol; a policy was trained for each budget.</summary>
internal sealed record BudgetCurveResult(string Response, int Customers, long Episodes, IReadOnlyList<BudgetPointResult> Points);

/// <summary>One budget. The ceiling's interval is Wilson's (logged) or the bootstrap's (simulated) over customers, as the others'.</summary>
internal sealed record BudgetPointResult(
    int Budget, RateResult Trained, RateResult Random, string BestConstantName, RateResult BestConstant, RateResult Ceiling);

internal sealed record RateResult(double Rate, double Low, double High);
