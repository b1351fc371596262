using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>Draws the customers of training episodes. Implementations are immutable and thread-safe; the generator is the caller's.</summary>
public interface ICustomerSampler
{
    /// <summary>Checks that a split holds what is to be drawn from. An environment asks once, when it is made.</summary>
    /// <param name="split">The split.</param>
    /// <exception cref="ArgumentException">It does not; the message says what is missing and what to do.</exception>
    void Check(CrmSplit split);

    /// <summary>Draws a customer, with replacement. Allocates nothing.</summary>
    /// <param name="split">The split.</param>
    /// <param name="random">The generator to draw from.</param>
    /// <returns>A position in the split's customers.</returns>
    int Next(CrmSplit split, Pcg64 random);
}
