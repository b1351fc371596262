namespace TabularRl.Diagnostics;

/// <summary>What ended a training.</summary>
public enum StopCause
{
    /// <summary>All its episodes were played.</summary>
    EpisodeCount,

    /// <summary>Its budget of steps was used up.</summary>
    StepCount,

    /// <summary>Its time was up.</summary>
    Duration,

    /// <summary>Its stop condition held.</summary>
    Condition,
}
