using CrmExperiment.Cli;
using CrmExperiment.Reporting;
using TabularRl.Crm;
using TabularRl.Persistence;

namespace CrmExperiment.Pipeline;

/// <summary>The verb that says why a customer gets his action. It writes no file, but for the generated workbook where no other is named.</summary>
internal static class ExplainVerb
{
    /// <summary>The experiment that is asked where no checkpoint is named.</summary>
    private const string DefaultExperiment = "baseline-prospective-logged";

    public static void Run(ExperimentSettings settings, string? checkpointPath, long customerId, TextWriter output)
    {
        Checkpoint checkpoint = CheckpointFile.Read(checkpointPath ?? FindDefault(settings.OutputDirectory));
        var recommender = new Recommender(checkpoint);
        CrmWorkbook workbook = settings.DataPath is string path
            ? CrmWorkbook.Read(path)
            : Verbs.LoadFor(new ExperimentSession(settings, output, default), checkpoint).Workbook;
        CustomerExplanation answer = recommender.Explain(workbook, customerId);
        ExplainScreen.Write(output, answer, Remarks(recommender.Definition, answer));
    }

    private static string FindDefault(string folder)
    {
        string path = OutputFolder.CheckpointIn(folder, DefaultExperiment);
        return File.Exists(path)
            ? path
            : throw new UserErrorException(
                $"There is no checkpoint of {DefaultExperiment} in '{folder}'; run the experiment first, name its folder with --output, or a checkpoint with --checkpoint.");
    }

    /// <summary>What is to be known beside the explanation.</summary>
    private static IEnumerable<string> Remarks(ExperimentDefinition definition, CustomerExplanation answer)
    {
        if (answer.Lead.IsSubscriber)
            yield return "This customer has subscribed already; there is nothing left to win.";
        if (!answer.IsAsLogged)
            yield return "The simulated funnel excludes the steps as they are logged; the nearest place that it knows stands for them.";
        yield return definition.Protocol == CrmProtocol.Published
            ? "Countries have the numbers of the training here. The published evaluation numbers each split anew, and may know nothing of a customer who is known here."
            : "The customer stands where his logged steps have brought him; one contact is counted for each.";
        foreach (string caveat in ExplanationWording.Caveats(answer.Explanation))
            yield return caveat;
        if (answer.Explanation.Actions.Count == 1)
            yield return "One training stands behind this. Another seed may decide otherwise, even where the margin is wide, since an action that was tried less keeps a poorer value; a run counts for a few customers how often.";
        yield return "The table rounds every feature to two decimals, rates to whole per cents.";
    }
}
