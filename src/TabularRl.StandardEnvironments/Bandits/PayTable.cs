using System.Collections.ObjectModel;
using System.Globalization;
using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Bandits;

/// <summary>The probability that an arm pays, by context and arm, checked and copied.</summary>
internal sealed class PayTable(IReadOnlyList<IReadOnlyList<double>> payProbabilities) : ReadOnlyCollection<IReadOnlyList<double>>(Copy(payProbabilities))
{
    /// <summary>A pull pays 1 or nothing, in this order of outcomes, and ends the episode in its context.</summary>
    public TransitionTable ToTransitions() => new(Count, this[0].Count, (context, arm) =>
    [
        new ModelTransition(this[context][arm], context, 1, true),
        new ModelTransition(1 - this[context][arm], context, 0, true),
    ]);

    private static IReadOnlyList<double>[] Copy(IReadOnlyList<IReadOnlyList<double>> payProbabilities)
    {
        ArgumentNullException.ThrowIfNull(payProbabilities);
        if (payProbabilities.Count == 0)
            throw new ArgumentException("A bandit needs at least one context.", nameof(payProbabilities));
        return [.. payProbabilities.Select((arms, context) => Check(arms, context, payProbabilities[0]))];
    }

    private static ReadOnlyCollection<double> Check(IReadOnlyList<double> arms, int context, IReadOnlyList<double> first)
    {
        const string name = "payProbabilities";
        ArgumentNullException.ThrowIfNull(arms, name);
        if (arms.Count == 0)
            throw new ArgumentException($"Context {context} has no arm; a bandit needs at least one.", name);
        if (arms.Count != first.Count)
            throw new ArgumentException($"Context {context} has {arms.Count} arms, context 0 has {first.Count}; all must have the same number.", name);
        for (int arm = 0; arm < arms.Count; arm++)
        {
            if (!(arms[arm] is >= 0 and <= 1))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Context {context}, arm {arm}: {arms[arm]} is no probability; it must be in [0, 1]."), name);
            }
        }

        return Array.AsReadOnly(arms.ToArray());
    }
}
