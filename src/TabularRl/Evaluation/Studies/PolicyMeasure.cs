namespace TabularRl.Evaluation.Studies;

/// <summary>What policies are compared by.</summary>
public enum PolicyMeasure
{
    /// <summary>The share of episodes that reached the goal.</summary>
    GoalRate,

    /// <summary>The mean undiscounted return of an episode.</summary>
    MeanReturn,
}
