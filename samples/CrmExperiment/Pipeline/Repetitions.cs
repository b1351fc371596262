using System.Collections.Concurrent;
using System.Globalization;

namespace CrmExperiment.Pipeline;

/// <summary>
/// Trainings on numbered seeds. Variants of an experiment draw from its seeds, so that they pair; the experiments of the run itself are
/// trained once on each, whoever asks.
/// </summary>
internal sealed class Repetitions(ExperimentData data, ulong seed, long episodeCount)
{
    private readonly ConcurrentDictionary<(ExperimentDefinition Definition, int Repetition), Lazy<TrainedExperiment>> _trained = [];

    public long EpisodeCount => episodeCount;

    /// <summary>The training of an experiment as it stands; kept.</summary>
    public TrainedExperiment Get(ExperimentDefinition definition, int repetition, CancellationToken cancellationToken) =>
        _trained.GetOrAdd((definition, repetition), key => new(() => Train(key.Definition, key.Repetition, cancellationToken))).Value;

    /// <summary>The training of a variant, which has the name of the experiment that it varies; not kept.</summary>
    public TrainedExperiment Train(ExperimentDefinition variant, int repetition, CancellationToken cancellationToken) => ExperimentTraining.Train(
        variant,
        data,
        ExperimentTraining.SeedsOf(variant, seed).Branch("repetitions").Branch(repetition.ToString(CultureInfo.InvariantCulture)),
        episodeCount,
        cancellationToken);
}
