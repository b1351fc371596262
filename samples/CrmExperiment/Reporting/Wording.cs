using System.Globalization;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>The words for what the results name in codes.</summary>
internal static class Wording
{
    public static string Protocol(ExperimentResult experiment) => experiment.Protocol switch
    {
        "published" => "Published protocol",
        "prospective" => "Prospective protocol",
        string other => $"Protocol {other}",
    };

    public static string Response(ExperimentResult experiment) => experiment.Funnel is string funnel
        ? $"{experiment.Response} response ({funnel} funnel)"
        : $"{experiment.Response} response";

    public static string Reward(ExperimentResult experiment) => experiment.Reward switch
    {
        "documented" => "reward as documented",
        "program" => "reward as the published program had it",
        string other => $"reward {other}",
    };

    /// <summary>For example <c>Published protocol, logged response, reward as documented, 10 contacts</c>.</summary>
    public static string Heading(ExperimentResult experiment) =>
        $"{Protocol(experiment)}, {Response(experiment)}, {Reward(experiment)}, {Figures.Count(experiment.Budget, "contact")}";

    /// <summary>A policy as a table's row names it.</summary>
    public static string Policy(string name) => name switch
    {
        "trained" => "trained policy",
        "random" => "random policy",
        "always-email" => "always send an e-mail",
        "always-call" => "always make a phone call",
        "always-demo" => "always schedule a demo",
        "always-survey" => "always send a survey",
        "always-wait" => "always wait",
        "always-manager" => "always assign an account manager",
        _ => name.Replace('-', ' '),
    };

    /// <summary>A constant policy as a sentence quotes it.</summary>
    public static string Quoted(string name) => $"“{Policy(name)}”";

    public static string Split(string name) => name switch
    {
        "train" => "training",
        "val" => "validation",
        _ => name,
    };

    public static bool IsLogged(ExperimentResult experiment) => experiment.Response == "logged";

    /// <summary>A name from a file of results as a part of a file name or an id, so that it can name no other folder.</summary>
    public static string FileNamePart(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));

    public static string Capitalized(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
