namespace TabularRl.Crm;

/// <summary>What <see cref="CrmWorkbookGenerator"/> is to invent.</summary>
public sealed record CrmWorkbookGeneratorOptions
{
    /// <summary>The fewest customers that a generated workbook can have: 200.</summary>
    public const int MinimumCustomerCount = 200;

    /// <summary>The most customers that a generated workbook can have: 1,000,000, which one sheet still holds.</summary>
    public const int MaximumCustomerCount = 1_000_000;

    /// <summary>The seed of everything that is drawn; every value is allowed. Default 42.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>
    /// How many customers the workbook holds, from <see cref="MinimumCustomerCount"/> to <see cref="MaximumCustomerCount"/>. Default 11,032,
    /// as in the published workbook, whose counts are then met exactly; with another number they scale in proportion.
    /// </summary>
    public int CustomerCount { get; init; } = WorkbookFigures.Customers;
}
