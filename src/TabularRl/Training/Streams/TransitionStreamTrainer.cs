using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TabularRl.Agents;

namespace TabularRl.Training.Streams;

/// <summary>
/// Learns from a stream of transitions as it comes. It takes one transition at a time, learns it, and only then takes the next: nothing is
/// buffered, so that a bounded channel holds its writer back. The same stream gives the same table, bit for bit, also in parts with a
/// checkpoint between them.
/// </summary>
/// <remarks>
/// Thread-safe; each learner belongs to one training at a time. Runs on the caller's thread until the stream makes it wait, then on the
/// pool's; a caller that must stay responsive uses <see cref="Task.Run(Func{Task})"/>. A transition of known states allocates nothing.
/// </remarks>
public sealed class TransitionStreamTrainer
{
    private readonly TransitionStreamOptions _options;
    private readonly ILogger _logger;

    /// <summary>Creates a trainer.</summary>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <param name="logger">Where start, skipped transitions, checkpoints and end are logged, or null.</param>
    /// <exception cref="ArgumentException">The checkpoints' file has no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public TransitionStreamTrainer(TransitionStreamOptions? options = null, ILogger? logger = null)
    {
        options ??= new TransitionStreamOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ProgressEvery, 1, nameof(options.ProgressEvery));
        if (!Enum.IsDefined(options.BadTransitions))
            throw new ArgumentOutOfRangeException(nameof(options), options.BadTransitions, "There is no such way to handle bad transitions.");
        if (options.Checkpoints is { } checkpoints)
        {
            ArgumentException.ThrowIfNullOrEmpty(checkpoints.FilePath, nameof(checkpoints.FilePath));
            ArgumentOutOfRangeException.ThrowIfLessThan(checkpoints.EveryTransitions, 1, nameof(checkpoints.EveryTransitions));
        }

        _options = options;
        _logger = logger ?? NullLogger.Instance;
    }

    /// <summary>Learns from an asynchronous sequence until it ends.</summary>
    /// <param name="transitions">The transitions, from <paramref name="start"/> on.</param>
    /// <param name="learner">Who learns.</param>
    /// <param name="start">How much of the stream was read before (<see cref="TransitionStreamPosition.Of"/>); positions and counts go on from there. The caller does not pass those transitions again.</param>
    /// <param name="progress">Told every so many transitions and at the end, or null.</param>
    /// <param name="cancellationToken">Stops the training between two transitions; none that was taken from the stream is lost.</param>
    /// <returns>Where the stream ended, what was before <paramref name="start"/> included.</returns>
    /// <exception cref="ArgumentException">Checkpoints are wanted, but the learner has no snapshots.</exception>
    /// <exception cref="InvalidDataException">The learner refused a transition; the message names its position, counted from 0, and the reason.</exception>
    /// <exception cref="InvalidOperationException">Checkpoints are wanted while an episode of the learner is running, or learning has diverged.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the learner holds what it had learned.</exception>
    public async Task<TransitionStreamPosition> RunAsync(
        IAsyncEnumerable<LoggedTransition> transitions,
        ITransitionLearner learner,
        TransitionStreamPosition start = default,
        IProgress<TransitionStreamPosition>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        StreamSession session = Start(learner, start, progress);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await foreach (LoggedTransition transition in transitions.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                session.Take(in transition);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch
        {
            session.Interrupt();
            throw;
        }

        return session.Finish();
    }

    /// <summary>Learns from a channel until its writer completes it.</summary>
    /// <param name="transitions">The channel's reader. Make the channel a bounded one, so that a fast writer waits.</param>
    /// <param name="learner">Who learns.</param>
    /// <param name="start">How much of the stream was read before (<see cref="TransitionStreamPosition.Of"/>); positions and counts go on from there. The caller does not write those transitions again.</param>
    /// <param name="progress">Told every so many transitions and at the end, or null.</param>
    /// <param name="cancellationToken">Stops the training between two transitions; those not learned stay in the channel.</param>
    /// <returns>Where the stream ended, what was before <paramref name="start"/> included.</returns>
    /// <exception cref="ArgumentException">Checkpoints are wanted, but the learner has no snapshots.</exception>
    /// <exception cref="InvalidDataException">The learner refused a transition; the message names its position, counted from 0, and the reason.</exception>
    /// <exception cref="InvalidOperationException">Checkpoints are wanted while an episode of the learner is running, or learning has diverged.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the learner holds what it had learned.</exception>
    public async Task<TransitionStreamPosition> RunAsync(
        ChannelReader<LoggedTransition> transitions,
        ITransitionLearner learner,
        TransitionStreamPosition start = default,
        IProgress<TransitionStreamPosition>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        StreamSession session = Start(learner, start, progress);
        try
        {
            while (await transitions.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                // Asked before each read: what was read is always learned.
                while (!cancellationToken.IsCancellationRequested && transitions.TryRead(out LoggedTransition transition))
                    session.Take(in transition);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
        catch
        {
            session.Interrupt();
            throw;
        }

        return session.Finish();
    }

    private StreamSession Start(ITransitionLearner learner, TransitionStreamPosition start, IProgress<TransitionStreamPosition>? progress)
    {
        ArgumentNullException.ThrowIfNull(learner);
        if (start.SkippedCount < 0 || start.SkippedCount > start.ReadCount)
            throw new ArgumentOutOfRangeException(nameof(start), start, "Of the transitions read, from none to all can have been skipped.");
        return new StreamSession(_options, _logger, learner, start, progress);
    }
}
