using CrmExperiment.Cli;
using CrmExperiment.Reporting;
using TabularRl.Persistence;

namespace CrmExperiment.Pipeline;

/// <summary>The verb that writes an action for every new customer. It writes one file and needs no output folder.</summary>
internal static class RecommendVerb
{
    public static void Run(string dataPath, string checkpointPath, string outputPath, TextWriter output)
    {
        CheckOutput(outputPath);
        var recommender = new Recommender(CheckpointFile.Read(checkpointPath));
        IReadOnlyList<Recommendation> recommendations = recommender.Recommend(dataPath);
        RecommendationCsv.Write(outputPath, recommendations);
        RecommendScreen.Write(output, recommender.Definition.Name, recommendations);
        output.WriteLine($"Wrote '{outputPath}'.");
    }

    private static void CheckOutput(string path)
    {
        if (path.Length == 0 || Directory.Exists(path))
            throw new UserErrorException($"--output is the CSV file to write, and '{path}' is a folder; add a file name.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        if (!Directory.Exists(folder))
            throw new UserErrorException($"The folder of the output file, '{folder}', does not exist; create it, or choose another with --output.");
    }
}
