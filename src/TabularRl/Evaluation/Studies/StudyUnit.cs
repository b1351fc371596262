namespace TabularRl.Evaluation.Studies;

/// <summary>The independent unit over which an interval or a test is computed.</summary>
public enum StudyUnit
{
    /// <summary>A start of the environment (a customer).</summary>
    Start,

    /// <summary>A training seed.</summary>
    TrainingSeed,
}
