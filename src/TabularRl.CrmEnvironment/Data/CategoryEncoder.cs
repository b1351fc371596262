using System.Collections.Frozen;

namespace TabularRl.Crm;

/// <summary>
/// Numbers categories in ordinal order, from 0, with one code more for everything else: a missing value and one that was not there when
/// the encoder was fitted. The order says nothing about the categories. Immutable and thread-safe.
/// </summary>
public sealed class CategoryEncoder
{
    private readonly FrozenDictionary<string, int> _codes;

    private CategoryEncoder(string[] categories)
    {
        Categories = Array.AsReadOnly(categories);
        _codes = categories.Index().ToFrozenDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
    }

    /// <summary>The categories; their positions are their codes.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The code of a missing or unknown value: the number of categories.</summary>
    public int UnknownCode => Categories.Count;

    /// <summary>Fits an encoder.</summary>
    /// <param name="values">The values to number, with repetitions; nulls are left out.</param>
    /// <returns>The encoder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static CategoryEncoder Fit(IEnumerable<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new CategoryEncoder([.. values.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The code of a value.</summary>
    /// <param name="value">The value, compared ordinally, or null.</param>
    /// <returns>From 0 to <see cref="UnknownCode"/>, both included.</returns>
    public int Encode(string? value) => value is not null && _codes.TryGetValue(value, out int code) ? code : UnknownCode;
}
