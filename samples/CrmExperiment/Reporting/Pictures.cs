using CrmExperiment.Results;
using TabularRl.Persistence;

namespace CrmExperiment.Reporting;

/// <summary>The pictures of a run: one a training, one a budget curve.</summary>
internal static class Pictures
{
    public static IReadOnlyList<Picture> Draw(ExperimentResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        IEnumerable<Picture?> pictures = results.Experiments.Select(TrainingPicture.Draw).Concat(results.BudgetCurves.Select(BudgetPicture.Draw));
        return [.. pictures.OfType<Picture>()];
    }

    /// <summary>Writes each picture into a folder that exists.</summary>
    /// <returns>The files written, with the folder.</returns>
    public static IReadOnlyList<string> WriteAll(string directory, ExperimentResults results)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var files = new List<string>();
        foreach (Picture picture in Draw(results))
        {
            string path = Path.Combine(directory, picture.FileName);
            AtomicFile.Write(path, stream => SvgDocument.Write(stream, picture.Svg));
            files.Add(path);
        }

        return files;
    }
}
