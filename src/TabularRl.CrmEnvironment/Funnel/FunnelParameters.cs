using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;

namespace TabularRl.Crm;

/// <summary>
/// The table of a simulated funnel. In a given state the first row of the action that applies decides: with its probability for the
/// customer's segment its effect happens, else nothing does; where no row of the action applies, nothing does. Immutable and thread-safe.
/// </summary>
public sealed class FunnelParameters
{
    private readonly FunnelRule[] _rules;

    /// <summary>Creates a table.</summary>
    /// <param name="rules">Its rows; of two rows of an action that both apply the first decides.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> or a row is null.</exception>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public FunnelParameters(IEnumerable<FunnelRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = [.. rules];
        if (_rules.Length == 0)
            throw new ArgumentException("A simulated funnel needs at least one rule.", nameof(rules));
        foreach (FunnelRule rule in _rules)
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
        Rules = Array.AsReadOnly(_rules);
    }

    /// <summary>The rows.</summary>
    public ReadOnlyCollection<FunnelRule> Rules { get; }

    /// <summary>The row that decides on an action.</summary>
    /// <param name="state">Where the customer stands.</param>
    /// <param name="action">The action, 0 to 5.</param>
    /// <returns>The first row of the action that applies, or null if the action can bring about nothing.</returns>
    public FunnelRule? Find(FunnelState state, int action) =>
        Array.Find(_rules, rule => rule.Action == action && rule.AppliesTo(state));

    /// <summary>The table in Markdown: action, condition, effect and the probability in each segment.</summary>
    /// <returns>Lines ended by a line feed, the same on every machine.</returns>
    public override string ToString()
    {
        var text = new StringBuilder("| action | of whom | can bring about |");
        foreach (string name in CrmSegments.Names)
            text.Append(' ').Append(name).Append(" |");
        text.Append("\n|---|---|---|").Insert(text.Length, "---:|", CrmSegments.Count).Append('\n');
        foreach (FunnelRule rule in _rules)
        {
            text.Append("| ").Append(CrmActions.Names[rule.Action]).Append(" | ").Append(Describe(rule)).Append(" | ").Append(Describe(rule.Effect)).Append(" |");
            foreach (double probability in rule.Probabilities)
                text.Append(' ').Append(probability.ToString("0.####", CultureInfo.InvariantCulture)).Append(" |");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Describe(FunnelRule rule)
    {
        var parts = new List<string>();
        if (rule.MinimumStage > 0)
            parts.Add(rule.MinimumStage == CrmStages.FirstCall ? "has answered" : $"stage ≥ {rule.MinimumStage}");
        for (FunnelEffect effect = FunnelEffect.FirstCall; effect <= FunnelEffect.AccountManager; effect++)
        {
            if ((rule.Requires & FunnelSteps.StepOf(effect)) != 0)
                parts.Add("had " + Describe(effect));
        }

        return parts.Count == 0 ? "anyone" : string.Join(", ", parts);
    }

    private static string Describe(FunnelEffect effect) => effect switch
    {
        FunnelEffect.Answer => "answer",
        FunnelEffect.FirstCall => "first call",
        FunnelEffect.Demo => "demo",
        FunnelEffect.Survey => "survey",
        FunnelEffect.SignUp => "sign-up",
        FunnelEffect.AccountManager => "manager",
        _ => "subscription",
    };
}
