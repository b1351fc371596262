using System.Xml.Linq;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>How it was done, what the figures cannot say, and what the words mean.</summary>
internal static class MethodSection
{
    private static readonly (string Term, string Meaning)[] Glossary =
    [
        ("Policy", "A rule that says which action to take next. The trained policy was learned, the random one throws a die, a constant one takes the same action always."),
        ("Ceiling", "The best rate that any policy can reach with these customers under these rules. What lies above a policy and below the ceiling is what better learning could still win. Where customers answer by chance, a measured rate can by luck lie a little above it."),
        ("Coverage", "The share of a policy's decisions in situations that training had met. Elsewhere it has learned nothing."),
        ("Interval", "A 95 % interval: a range made so that in 95 of 100 such studies it would hold the true value. It is about which customers happened to be tested."),
        ("p-value", "How often chance alone would show a difference at least as large if there were none. Small values speak against chance."),
        ("Protocol", "The rules of an experiment: what the agent sees, when an episode ends, how the data is split and prepared."),
        ("Response", "How a customer answers an action: as the log says, or as an invented funnel has it."),
        ("Return", "The sum of an episode's rewards. As documented, each action costs one point and a subscription brings ten."),
        ("State", "What the agent sees of a customer when it decides; the table has a row for each."),
        ("Episode", "The contacts with one customer, from the first to the subscription or the last that the budget allows."),
        ("ε (epsilon)", "The share of random tries during training; it falls as training goes on."),
    ];

    public static IEnumerable<XElement> Create(ExperimentResults results)
    {
        yield return Html.Section(
            "method",
            "Method and limits",
            Html.Paragraph(
                "A table holds for each state and action the return to be expected (Q-learning). It is learned by playing training customers over and over, and then plays the test customers without learning further. "
                + "Every policy plays the same customers. Intervals of policies that no chance touches are Wilson's, the others are bootstrapped over customers; p-values come from flipping the signs of the customers' differences."),
            results.Experiments.Count == 0 ? null : Hyperparameters(results.Experiments),
            Html.Element("h3", "What these figures cannot say"),
            Html.List(Limits(results)));
        yield return Html.Section("glossary", "Glossary", Html.Definitions(Glossary));
    }

    private static IEnumerable<string> Limits(ExperimentResults results)
    {
        if (results.Data.IsGenerated)
            yield return "The customers are invented by this program: the figures show that the method runs, and nothing about a real business.";
        if (results.Experiments.Any(Wording.IsLogged))
        {
            yield return "The logged response assumes that a customer answers an action as the log says, whatever came before it, and that the logged step caused what followed. "
                + "It need not have: account managers may be given to those who are about to subscribe anyway.";
        }

        if (results.Experiments.Any(experiment => experiment.Response == "simulated"))
            yield return "The simulated response is an invented world. It shows whether learning works where it can be of use, not what real customers would do.";
        yield return results.Experiments.Any(experiment => experiment.Seeds is not null)
            ? "The tables come from one training with one seed, and their intervals are over customers; how much other trainings differ stands under “other training seeds”."
            : "Each figure comes from one training with one seed. Its interval is over customers and leaves out how much another training would differ.";
        yield return "The best constant policy is picked on the customers that it is then compared on, which favours it a little.";
        yield return "The comparisons are not corrected for being several.";
        yield return "Not measured: real customers acted on by the policy (an A/B test), what an action costs in money or time, customers after the log's end, and any way of learning other than the one described here.";
    }

    private static XElement Hyperparameters(IReadOnlyList<ExperimentResult> experiments)
    {
        string[] Row(string setting, Func<ExperimentResult, string> value) => [setting, .. experiments.Select(value)];
        return Html.Table(
            "Settings of the trainings",
            Row("Setting", experiment => $"{Wording.Protocol(experiment)}, {Wording.Response(experiment)}"),
            [
                Row("Features in the state", e => $"{Figures.Count(e.Features)}: {string.Join(", ", e.FeatureNames)}"),
                Row("Contacts at most", e => Figures.Count(e.Budget)),
                Row("Reward", e => Wording.Capitalized(Wording.Reward(e))),
                Row("Discount factor γ", e => Figures.Number(e.Hyperparameters.DiscountFactor, 3)),
                Row("Learning rate α", e => e.Hyperparameters.LearningRate),
                Row("Exploration", e => e.Hyperparameters.Exploration),
                Row("Initial action value", e => Figures.Number(e.Hyperparameters.InitialActionValue, 2)),
                Row("Customers drawn for training", e => e.Hyperparameters.Sampler),
                Row("Levels of states, fine to coarse", e => string.Join("; then ", e.Hyperparameters.Levels)),
                Row("Among equal actions", e => e.Hyperparameters.TieBreaking),
                Row("Episodes", e => Figures.Count(e.Episodes)),
            ],
            numbers: false);
    }
}
