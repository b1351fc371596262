namespace TabularRl.Crm;

/// <summary>
/// How a simulated funnel is fitted to logged journeys. The log says which steps a customer took and when, not which contacts were made;
/// so a few things are assumed, and stand here.
/// </summary>
/// <remarks>
/// <para>A journey is the customer's logged steps in the order of their days, those of one day in the order of the stages. A customer with
/// a logged Stage that the published rules read as 1 or more has answered before all of them.</para>
/// <para>Each customer is one trial of each effect: in the state just before it happened, or in his last state if it did not. The trial
/// counts for the rows of the table that speak of that effect in that state. What the prerequisites exclude (a demo logged without a
/// call) is no trial.</para>
/// <para>A row's rate in a segment is a Beta estimate: (successes + k · pooled) / (trials + k) with k = <see cref="Smoothing"/>, where
/// pooled is the same over all segments, smoothed in turn towards the template's. Rates of rows that speak of the same effect under the
/// same condition for several actions are the same, as the log cannot tell the actions apart: the template's most likely action gets the
/// rate, the others the template's proportion of it.</para>
/// <para>A rate is what <see cref="AttemptsPerStep"/> contacts brought together, so a single contact has 1 − (1 − rate)^(1/attempts).</para>
/// </remarks>
public sealed record FunnelFitOptions
{
    /// <summary>The table whose rows are fitted. Default: the preset's.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public FunnelParameters Template
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Template));
    } = SimulatedResponse.Preset.Parameters;

    /// <summary>k, the number of imagined customers that pull a rate towards the pooled one; more than 0. Default: 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number more than 0.</exception>
    public double Smoothing
    {
        get;
        init
        {
            if (!(value > 0) || !double.IsFinite(value))
                throw new ArgumentOutOfRangeException(nameof(Smoothing), value, "The smoothing must be a finite number more than 0.");
            field = value;
        }
    } = 20;

    /// <summary>The contacts that a logged step is taken to have cost, or a missing one to have been tried; at least 1. Default: 1, which
    /// flatters policies that try again, as each try counts as a fresh chance; more make single contacts weaker.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int AttemptsPerStep
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(AttemptsPerStep));
            field = value;
        }
    } = 1;
}
