using CrmExperiment.Reporting;
using TabularRl.Persistence;

namespace CrmExperiment.Pipeline;

/// <summary>The verb that says why a customer gets his action. It writes no file.</summary>
internal static class ExplainVerb
{
    public static void Run(string dataPath, string checkpointPath, long customerId, TextWriter output)
    {
        var recommender = new Recommender(CheckpointFile.Read(checkpointPath));
        ExplainScreen.Write(output, recommender.Definition.Name, recommender.Explain(dataPath, customerId));
    }
}
