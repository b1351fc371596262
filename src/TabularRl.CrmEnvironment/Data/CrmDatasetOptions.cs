namespace TabularRl.Crm;

/// <summary>How customers become a data set. Immutable.</summary>
public sealed record CrmDatasetOptions
{
    private readonly double _rateSmoothing = 20;

    /// <summary>
    /// The weight k of the overall rate in the conversion rates of the prospective protocol, in customers: a country with k earlier
    /// customers
    /// counts half by its own rate. Default 20, any finite number from 0. About one customer in 230 subscribes, so raw rates of small
    /// countries are noise. The published protocol ignores it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double RateSmoothing
    {
        get => _rateSmoothing;
        init
        {
            if (!double.IsFinite(value) || value < 0)
                throw new ArgumentOutOfRangeException(nameof(value), value, "The weight of the overall rate must be a finite number from 0.");
            _rateSmoothing = value;
        }
    }

    /// <summary>How a workbook is cleaned when it is the source; the defaults unless set.</summary>
    public CrmCleaningOptions Cleaning { get; init; } = new();
}
