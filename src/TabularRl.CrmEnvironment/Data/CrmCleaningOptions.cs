namespace TabularRl.Crm;

/// <summary>What cleaning needs to know beside the protocol. Immutable.</summary>
public sealed record CrmCleaningOptions
{
    /// <summary>
    /// Which spellings stand for which country; default <see cref="CountryAliases.Default"/>. Used under the prospective protocol only: the
    /// published one keeps countries as typed, and merely reports how many they would be.
    /// </summary>
    public CountryAliases CountryAliases { get; init; } = CountryAliases.Default;
}
