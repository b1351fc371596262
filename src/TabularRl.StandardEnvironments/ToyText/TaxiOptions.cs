namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>The options of a <see cref="Taxi"/>. Immutable.</summary>
public sealed record TaxiOptions
{
    /// <summary>Whether rain lets a move drift: 0.8 as intended, 0.1 to each side. Default: false.</summary>
    public bool IsRainy { get; init; }

    /// <summary>Whether in three episodes of ten the passenger changes his mind, once, when the taxi first moves with him. Default: false.</summary>
    public bool HasFicklePassenger { get; init; }

    /// <summary>
    /// Whether actions that do nothing or are punished are declared illegal, so that agents never choose them. Default: false, since
    /// Gymnasium offers its mask aside and plays without. The environment plays illegal actions as it plays them without the option.
    /// </summary>
    public bool MasksActions { get; init; }

    /// <summary>The seed of the generator until a reset brings another. Default: 0.</summary>
    public ulong Seed { get; init; }
}
