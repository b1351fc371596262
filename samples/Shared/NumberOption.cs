using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Samples;

internal static class NumberOption
{
    /// <summary>An option that takes a whole number in a range, and says so when it is given another thing.</summary>
    public static Option<T?> Create<T>(string name, string description, T min, T max)
        where T : struct, IBinaryInteger<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T value) && value >= min && value <= max)
                    return value;
                result.AddError($"{name} is a whole number from {min} to {max}, not '{text}'.");
                return null;
            },
        };
}
