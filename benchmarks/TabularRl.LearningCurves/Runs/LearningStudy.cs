using TabularRl.LearningCurves.Learners;
using TabularRl.LearningCurves.Tasks;
using TabularRl.LearningCurves.Yardsticks;

namespace TabularRl.LearningCurves.Runs;

/// <summary>Plays agents on tasks under several seeds, on all cores; the number of cores changes nothing but the time.</summary>
/// <param name="seedCount">The number of seeds; at least two.</param>
/// <param name="cancellationToken">Stops the study.</param>
internal sealed class LearningStudy(int seedCount, CancellationToken cancellationToken)
{
    /// <summary>An agent on all the tasks.</summary>
    /// <exception cref="OperationCanceledException">The study was cancelled.</exception>
    public IReadOnlyList<ExactResult> Play(Learner learner, IReadOnlyList<ExactTask> tasks)
    {
        RegretCurve[] curves = PlayAll(tasks.Count, (task, seed) => ExactRun.Play(learner, tasks[task], seed, cancellationToken));
        return [.. tasks.Select((task, i) => new ExactResult(
            learner.Name, task, StepGrid.UpTo(ExactRun.BudgetOf(learner, task)), curves.AsSpan(i * seedCount, seedCount).ToArray()))];
    }

    /// <summary>Agents where another yardstick than the regret is the right one.</summary>
    /// <exception cref="OperationCanceledException">The study was cancelled.</exception>
    public IReadOnlyList<YardstickResult> Play(IReadOnlyList<Yardstick> yardsticks)
    {
        YardstickCurve[] curves = PlayAll(yardsticks.Count, (yardstick, seed) => yardsticks[yardstick].Play(seed, cancellationToken));
        return [.. yardsticks.Select((yardstick, i) => new YardstickResult(yardstick, curves.AsSpan(i * seedCount, seedCount).ToArray()))];
    }

    private TCurve[] PlayAll<TCurve>(int count, Func<int, int, TCurve> play)
    {
        var curves = new TCurve[count * seedCount];
        Parallel.For(
            0,
            curves.Length,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => curves[i] = play(i / seedCount, i % seedCount));
        return curves;
    }
}
