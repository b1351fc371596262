using System.Text.Json;
using System.Text.Json.Serialization;
using TabularRl.Persistence;

namespace CrmExperiment.Results;

/// <summary>Reads and writes results.json.</summary>
internal static class ResultsFile
{
    public const string Name = "results.json";

    public static void Write(string path, ExperimentResults results) =>
        AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, results, ResultsContext.Default.ExperimentResults));

    /// <exception cref="InvalidDataException">The file is not one of this program's results.</exception>
    public static ExperimentResults Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            ExperimentResults? results = JsonSerializer.Deserialize(stream, ResultsContext.Default.ExperimentResults);
            return results is { Schema: 1 } ? results : throw new JsonException("its schema is not 1");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{Path.GetFileName(path)}' does not hold results of this program ({e.Message}); run the experiment again.", e);
        }
    }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ExperimentResults))]
internal sealed partial class ResultsContext : JsonSerializerContext;
