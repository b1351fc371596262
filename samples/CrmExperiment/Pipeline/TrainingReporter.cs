using System.Globalization;
using Spectre.Console;
using TabularRl.Training;

namespace CrmExperiment.Pipeline;

/// <summary>Shows how trainings come along: a bar on a terminal, a plain line each fifth otherwise, nothing when quiet.</summary>
internal static class TrainingReporter
{
    private const int PlainLineCount = 5;

    public static T Run<T>(string name, TextWriter output, bool quiet, Func<IProgress<TrainingProgress>?, T> train)
    {
        if (quiet)
            return train(null);
        if (!ReferenceEquals(output, Console.Out) || Console.IsOutputRedirected)
            return train(new PlainProgress(name, output));

        return AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
        {
            ProgressTask bar = context.AddTask(Markup.Escape($"Training {name}"));
            return train(new BarProgress(bar));
        });
    }

    // The trainer reports on its own thread and in order, which System.Progress<T> would not keep.
    private sealed class BarProgress(ProgressTask bar) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            bar.MaxValue = value.TotalEpisodeCount;
            bar.Value = value.EpisodeCount;
        }
    }

    private sealed class PlainProgress(string name, TextWriter output) : IProgress<TrainingProgress>
    {
        private long _next;

        public void Report(TrainingProgress value)
        {
            if (value.EpisodeCount < _next && value.EpisodeCount < value.TotalEpisodeCount)
                return;
            _next = value.EpisodeCount + Math.Max(1, value.TotalEpisodeCount / PlainLineCount);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Training {name}: {value.EpisodeCount:N0} of {value.TotalEpisodeCount:N0} episodes, {value.LastPoint.StateCount:N0} states, {value.LastPoint.GoalRate:P1} of the last {value.LastPoint.EpisodeCount:N0} subscribed."));
        }
    }
}
