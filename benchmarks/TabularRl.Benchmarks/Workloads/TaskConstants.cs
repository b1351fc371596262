namespace TabularRl.Benchmarks.Workloads;

/// <summary>What every contender works on: states of 15 cells of 16 bits, six actions, and the same constants of learning.</summary>
internal static class TaskConstants
{
    public const int CellCount = 15;
    public const int KeyWordCount = 4;
    public const int ActionCount = 6;
    public const double LearningRate = 0.1;
    public const double DiscountFactor = 0.95;
    public const double Epsilon = 0.1;
    public const ulong Seed = 42;
}
