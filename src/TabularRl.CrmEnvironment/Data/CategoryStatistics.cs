namespace TabularRl.Crm;

/// <summary>How many customers of a country or bootcamp subscribed.</summary>
/// <param name="Name">The country, or the alias of the bootcamp.</param>
/// <param name="Customers">The customers; at least 1.</param>
/// <param name="Subscribers">Those of them who subscribed.</param>
public sealed record CategoryStatistics(string Name, int Customers, int Subscribers)
{
    /// <summary>The share of subscribers, from 0 to 1.</summary>
    public double Rate => (double)Subscribers / Customers;
}
