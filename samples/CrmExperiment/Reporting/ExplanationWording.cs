using CrmExperiment.Results;
using TabularRl.Crm;

namespace CrmExperiment.Reporting;

/// <summary>Why a customer gets his action, in a salesman's words, the same on the screen and in the report; no reason where nothing is known.</summary>
internal static class ExplanationWording
{
    public const string Heading = "Why these customers get their actions";

    // As many as a level of a policy that backs off needs before it decides at all.
    private const int FewTrials = 10;

    /// <summary>What an experiment's explanations have in common; null where they differ.</summary>
    public static string? Common(IEnumerable<ExplanationResult> experiment) => experiment.All(explanation => explanation.Actions.Count == 0)
        ? "The policy knows none of the test customers at the first contact."
        : null;

    /// <summary>What must be known of a policy's figures before they are used, the same for all its customers; nothing where it gives none.</summary>
    public static IEnumerable<string> Caveats(ExplanationResult explanation)
    {
        if (explanation.Actions.Count == 0)
            yield break;
        yield return explanation.Response == "logged"
            ? "In training the log answered: a step that it has for a customer was taken for the effect of the action. So an action is advised for what went together with subscribing, which need not have caused it."
            : "In training a simulated sales funnel answered. The advice is about that invented world, not about what became of customers.";
        if (explanation.SubscriberShareInTraining > 0)
            yield return $"At least {Figures.Share(explanation.SubscriberShareInTraining)} of the training's episodes were of subscribers, on purpose. So all points are too high for a customer as he comes: compare actions by them, and expect far less.";
    }

    /// <summary>For example <c>Customer 17 (Canada, bootcamp B2): Make Phone Call</c>.</summary>
    public static string Headline(ExplanationResult explanation) => FormattableString.Invariant(
        $"Customer {explanation.Customer} ({explanation.Country ?? "country unknown"}, bootcamp {explanation.Bootcamp ?? "unknown"}): {Advice(explanation)}");

    /// <summary>The action, or that there is none to advise.</summary>
    public static string Advice(ExplanationResult explanation) => explanation.Actions switch
    {
        [] => "no advice, nothing is known",
        [string action] => NameOf(action),
        { Count: int count } => $"no advice, {Figures.Count(count, "action")} are worth the same",
    };

    /// <summary>How far the action can be relied on, in short: <c>known; 12 of 20 other seeds agree</c>.</summary>
    public static string Standing(ExplanationResult explanation) => explanation.SeedAgreement is { } seeds
        ? $"{explanation.Knowledge}; {Figures.Count(seeds.SameAction)} of {Figures.Count(seeds.Trainings, "other seed")} {(seeds.SameAction == 1 ? "agrees" : "agree")}"
        : explanation.Knowledge;

    /// <summary>What the policy sees, says and knows, a sentence or two a line.</summary>
    public static IEnumerable<string> Lines(ExplanationResult explanation)
    {
        yield return $"What the policy sees: {string.Join("; ", explanation.State.Select(feature => feature.Words))}.";
        if (explanation.CountryInTraining is string country)
            yield return $"Countries are numbered anew in each split under this protocol: the number of this customer's country read “{country}” in training.";
        yield return Answer(explanation);
        if (explanation.Value < 0)
            yield return "That is below 0: with such customers even the best action is expected to cost more than it brings.";
        if (explanation.Actions.Count > 0)
            yield return Knowledge(explanation);
        if (explanation.SeedAgreement is { } seeds)
            yield return Agreement(seeds);
        string[] excluded = [.. explanation.Values.Where(action => action.IsExcluded).Select(action => NameOf(action.Action))];
        if (excluded.Length > 0)
            yield return $"The finer states had excluded {Join(excluded)}.";
        if (explanation.Values.Any(action => action.Action == explanation.RunnerUp && action.Visits == 0))
            yield return $"{NameOf(explanation.RunnerUp!)} was never tried there: its value is the one that every action begins with, and no evidence against it.";
        if (explanation.Actions.Count == 1 && explanation.LevelFeatures.Count > 0)
            yield return Change(explanation);
    }

    /// <summary>Every action with its value and its trials where the decision was made, the head first.</summary>
    public static IReadOnlyList<string[]> ValueTable(ExplanationResult explanation) =>
    [
        ["action", "points", "trials"],
        .. explanation.Values.Select(action => new[]
        {
            NameOf(action.Action) + (action.IsExcluded ? " (excluded)" : ""), Figures.Number(action.Value, 3), Figures.Count(action.Visits),
        }),
    ];

    /// <summary>What the shares of the features are about; null where there are none.</summary>
    public static string? Contributions(ExplanationResult explanation)
    {
        if (explanation.Actions.Count != 1)
            return null;
        if (explanation.Contributions is not { } shares)
            return "No feature of the customer speaks for it: at this level all customers are one.";
        return $"{NameOf(explanation.Actions[0])} is {Points(explanation.Margin!.Value)} ahead of the next best action here, and {Lead(shares.Mean)} on average over {Figures.Count(shares.Background, "state")} of training, "
            + "one for each equal part of its visits. The features make up the difference (exact Shapley values; a plus speaks for the action):";
    }

    /// <summary>How far the shares rest on what training met; null where all of them do.</summary>
    public static string? Caution(ContributionsResult shares) => shares.UnknownShare switch
    {
        0 => null,
        < 0.5 => $"{Figures.Share(shares.UnknownShare)} of the mixtures of this state and those never occurred in training, and count as no advantage.",
        _ => $"Read this with care: {Figures.Share(shares.UnknownShare)} of the mixtures of this state and those never occurred in training, and count as no advantage. The shares tell more of what training met than of what is worth something.",
    };

    /// <summary>Features and what they add, by its size; what adds nothing is left out.</summary>
    public static IEnumerable<(string Words, string Points)> Shares(ContributionsResult shares) => shares.Features
        .Where(feature => feature.Value != 0)
        .OrderByDescending(feature => Math.Abs(feature.Value))
        .Select(feature => (feature.Words, Signed(feature.Value)));

    /// <summary>Feature and share, the head first and all together last.</summary>
    public static IReadOnlyList<string[]> ContributionTable(ContributionsResult shares) =>
    [
        ["feature", "points"],
        .. Shares(shares).Select(share => new[] { share.Words, share.Points }),
        ["together", Signed(shares.Features.Sum(feature => feature.Value))],
    ];

    /// <summary>What is said before the nearest states; null where there are none to name.</summary>
    public static string? NearestLead(ExplanationResult explanation) => explanation.Nearest.Count == 0
        ? null
        : "The nearest states that training did meet; what is done there is no advice for this customer:";

    public static IEnumerable<string> Nearest(ExplanationResult explanation) => explanation.Nearest.Select(near =>
        $"{(near.Action is string action ? NameOf(action) : "Undecided")}, met {Times(near.StateVisits)}, with {Differences(near.Features)}.");

    private static string Answer(ExplanationResult explanation) => explanation.Actions switch
    {
        [] => explanation.StateVisits == 0 && explanation.PassedOver.Count == 0
            ? "The policy knows nothing of such customers: training never learned from this state. It would pick an action at random, and there is no reason for one."
            : "The policy knows nothing of such customers, at any level. It would pick an action at random, and there is no reason for one.",
        [string action] => $"{NameOf(action)} is expected to bring {Points(explanation.Value!.Value)}, {Points(explanation.Margin!.Value)} more than the runner-up, {NameOf(explanation.RunnerUp!)} ({Unit(explanation.Reward)}).",
        _ => $"Nothing tells {Join(explanation.Actions.Select(NameOf))} apart: each is expected to bring {Points(explanation.Value!.Value)} ({Unit(explanation.Reward)}). The policy would pick one of them at random.",
    };

    private static string Knowledge(ExplanationResult explanation)
    {
        string visits = $"Training met it {Times(explanation.StateVisits)}"
            + (explanation.Actions.Count > 1 ? "." : $", and tried this action in it {Times(explanation.ActionVisits)}{(explanation.ActionVisits < FewTrials ? ", which is little evidence" : "")}.");
        if (explanation.Level == 0)
            return $"Training knows such customers: the state with all that is seen decided. {visits}";
        string levels = string.Join(" ", explanation.PassedOver.Select((reason, level) => $"{(level == 0 ? "All that is seen together" : "The coarser state after it")} did not decide: {Reason(reason)}."));
        string decider = explanation.LevelFeatures.Count == 0
            ? "What decided is the average over all customers, whoever they are."
            : $"What decided is a coarser state, which knows only: {string.Join(", ", explanation.LevelFeatures)}.";
        return $"{levels} {decider} {visits}";
    }

    private static string Agreement(SeedAgreementResult seeds) => seeds.SameAction == seeds.Trainings
        ? $"Trained again on {Figures.Count(seeds.Trainings, "other seed")}, the policy takes the same action every time."
        : $"Trained again on {Figures.Count(seeds.Trainings, "other seed")}, the policy takes the same action {(seeds.SameAction == 0 ? "never" : Times(seeds.SameAction))}: chance in training has a part in this choice.";

    private static string Change(ExplanationResult explanation) => explanation.Change is { } change
        ? $"The nearest case that would get another action: {NameOf(change.Action)}, met {Times(change.StateVisits)}, with {Differences(change.Features)}. That is what the policy would do, not what would become of the customer."
        : "No change of what decided was found for which the policy would take another action.";

    private static string Differences(IReadOnlyList<FeatureChangeResult> features) => Join(features.Select(feature => $"“{feature.To}” instead of “{feature.From}”"));

    private static string Reason(string reason) => reason switch
    {
        "unknown-state" => "training never met it",
        "few-visits" => "training tried its best action too rarely there",
        "tied" => "several actions are worth the same there",
        _ => "the values of its actions are too uncertain to tell them apart",
    };

    private static string Unit(string reward) => reward == "documented"
        ? "a contact costs 1 point, a subscription brings 10, later points count a little less"
        : "points as the published program gave them, later ones counting a little less";

    private static string Times(long count) => count == 1 ? "once" : Figures.Count(count, "time");

    private static string Lead(double points) => $"{Points(Math.Abs(points))} {(points < 0 ? "behind" : "ahead")}";

    private static string Points(double value)
    {
        string size = Math.Abs(value) is > 0 and < 0.0005 ? "almost 0" : Figures.Number(value, 3);
        return $"{size}{Figures.HardSpace}points";
    }

    private static string Signed(double value) => value > 0 ? $"+{Figures.Number(value, 3)}" : Figures.Number(value, 3);

    private static string Join(IEnumerable<string> parts)
    {
        string[] all = [.. parts];
        return all.Length <= 1 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    private static string NameOf(string action) =>
        Enumerable.Range(0, CrmActions.Count).Where(index => CrmActions.Names[index] == action).Select(index => CrmActions.DisplayNames[index]).FirstOrDefault(action);
}
