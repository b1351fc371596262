namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>The options of a <see cref="Taxi"/>. Immutable; each is checked when it is set.</summary>
public sealed record TaxiOptions
{
    /// <summary>Whether rain lets a move drift to the sides. Default: false.</summary>
    public bool IsRainy { get; init; }

    /// <summary>The probability that a move in rain goes as intended, in [0, 1]; half of the rest goes to each side. Read only in rain. Default: 0.8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in [0, 1].</exception>
    public double RainyProbability
    {
        get;
        init => field = OptionChecks.Probability(value);
    } = 0.8;

    /// <summary>Whether the passenger may change his mind, once an episode, when the taxi first moves with him. Default: false.</summary>
    public bool HasFicklePassenger { get; init; }

    /// <summary>The probability of an episode in which he does, in [0, 1]. Read only with a fickle passenger. Default: 0.3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in [0, 1].</exception>
    public double FickleProbability
    {
        get;
        init => field = OptionChecks.Probability(value);
    } = 0.3;

    /// <summary>
    /// Whether actions that do nothing or are punished are declared illegal, so that agents never choose them. Default: false, since
    /// Gymnasium offers its mask aside and plays without. The environment plays illegal actions as it plays them without the option.
    /// </summary>
    public bool MasksActions { get; init; }

    /// <summary>The seed of the generator until a reset brings another. Default: 0.</summary>
    public ulong Seed { get; init; }
}
