namespace TabularRl.Training.Stopping;

/// <summary>
/// The built-in stop conditions. A training checks its condition after each full point of the learning curve
/// (<see cref="TrainerOptions.EpisodesPerPoint"/>), so that counts of points are in units of that many episodes. Returns are those of the
/// behavior policy, which explores.
/// </summary>
public static class StopCondition
{
    /// <summary>Holds where the mean return of the last points together reaches a target: <c>mean(m[n−k+1 … n]) ≥ target</c>.</summary>
    /// <param name="meanReturn">The target; finite.</param>
    /// <param name="pointCount">The number k of points to take the mean over; at least 1, default 1.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static IStopCondition TargetReached(double meanReturn, int pointCount = 1) => new TargetReached(meanReturn, pointCount);

    /// <summary>Holds where none of the last points is better than the best point before them: <c>max(m[n−k+1 … n]) ≤ max(m[1 … n−k]) + improvement</c>, m being a point's mean return.</summary>
    /// <param name="pointCount">The number k of points without improvement; at least 1.</param>
    /// <param name="minImprovement">By how much a mean return must be better to count; finite, at least 0, default 0.</param>
    /// <returns>The condition; it cannot hold before point k + 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static IStopCondition NoImprovement(int pointCount, double minImprovement = 0) => new NoImprovement(pointCount, minImprovement);

    /// <summary>
    /// Holds where the mean return is known not to change any more: the 95 % interval of the change along the least-squares line through the
    /// last points lies within the tolerance, <c>|b̂| · (k − 1) + t(0.975; k − 2) · se(b̂) · (k − 1) ≤ tolerance</c>, b̂ being the slope a point.
    /// </summary>
    /// <param name="pointCount">The number k of points; at least 3. The more, the less is laid to chance.</param>
    /// <param name="tolerance">The greatest change of the mean return over the k points that counts as none; finite, at least 0.</param>
    /// <returns>The condition; it cannot hold before point k. A curve that is noisier than the tolerance never meets it.</returns>
    /// <remarks>Source: the interval of a slope of ordinary least squares, whose errors it takes to be independent and of equal variance.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static IStopCondition Plateau(int pointCount, double tolerance) => new Plateau(pointCount, tolerance);

    /// <summary>
    /// Holds where few greedy actions have changed since the check before: <c>changed rows / updated rows ≤ share</c>. A row's greedy action is
    /// the lowest of greatest value among those of its actions that were ever updated, so that illegal ones never count; a row that was never
    /// updated before counts as changed.
    /// </summary>
    /// <param name="share">The share; in [0, 1).</param>
    /// <returns>The condition; it needs a <see cref="Agents.TabularAgent"/>. A check reads every row of its table, and the monitor holds 4 bytes a row.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is out of its range.</exception>
    public static IStopCondition PolicyFlipRate(double share) => new PolicyFlipRate(share);

    /// <summary>
    /// Holds where the agent's action values nearly solve the Bellman optimality equation on the exact model of the environment:
    /// <c>max over s and legal a of |Σ p · (r + γ · max_a' Q(s',a')) − Q(s,a)| ≤ residual</c>, the maximum being 0 where s' is terminal.
    /// </summary>
    /// <param name="residual">The residual; positive and finite, in units of the return.</param>
    /// <param name="discountFactor">γ, in [0, 1]; that of the agent.</param>
    /// <returns>The condition; it needs an environment with <see cref="Environments.IFiniteEnvironment"/>. A check reads the whole model and freezes the agent's policy.</returns>
    /// <remarks>
    /// For γ below 1 the values are then at most residual / (1 − γ) from the optimal ones, since the operator contracts by γ. The maximum goes
    /// over all states that an episode can go on from, also those that the agent has not met, whose values are initial.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static IStopCondition BellmanResidual(double residual, double discountFactor) => new BellmanResidual(residual, discountFactor);

    /// <summary>Holds where at least one of some conditions holds; the reason is that of the first that does.</summary>
    /// <param name="conditions">The conditions; at least one.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">There is no condition.</exception>
    public static IStopCondition Any(params ReadOnlySpan<IStopCondition> conditions) => new ConditionGroup(conditions, requiresAll: false);

    /// <summary>Holds where all of some conditions hold at the same check; the reason is all of theirs.</summary>
    /// <param name="conditions">The conditions; at least one.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">There is no condition.</exception>
    public static IStopCondition All(params ReadOnlySpan<IStopCondition> conditions) => new ConditionGroup(conditions, requiresAll: true);

    /// <summary>Holds where a condition has held at so many checks in a row, so that chance alone ends no training.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="checkCount">The number of checks; at least 1.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="checkCount"/> is below 1.</exception>
    public static IStopCondition InARow(IStopCondition condition, int checkCount) => new ConditionInARow(condition, checkCount);
}
