namespace TabularRl.Environments;

/// <summary>What one step of an environment brought, beside the observation that it wrote into the caller's span.</summary>
/// <param name="Reward">The reward R of the step.</param>
/// <param name="Terminated">The process reached a terminal state: its value is 0 and nothing is bootstrapped from it.</param>
/// <param name="Truncated">Something outside the process (a time limit) stopped it: its value is still bootstrapped. May be true together with <paramref name="Terminated"/>, which then decides.</param>
public readonly record struct StepResult(double Reward, bool Terminated, bool Truncated)
{
    /// <summary>Whether the episode is over; the next call must be a reset.</summary>
    public bool IsDone => Terminated | Truncated;
}
