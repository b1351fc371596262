using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace TabularRl.Tests.Randomness;

/// <summary>What NumPy draws from a few seeds, as recorded in the fixture.</summary>
internal sealed record NumPyReference(
    ulong Seed, UInt128 State, UInt128 Increment, ulong[] Words, double[] Doubles, int[] BlackjackCards, int[] Integers4, double[] Uniforms)
{
    public static IReadOnlyList<NumPyReference> All { get; } = Load();

    public override string ToString() => $"seed {Seed}";

    private static List<NumPyReference> Load()
    {
        string path = Path.Combine(TestContext.CurrentContext.TestDirectory, "Fixtures", "gymnasium-reference.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        var all = new List<NumPyReference>();
        foreach (JsonProperty seed in document.RootElement.GetProperty("numpy_pcg64_seeding").EnumerateObject())
        {
            JsonElement part = seed.Value;
            all.Add(new NumPyReference(
                ulong.Parse(seed.Name, CultureInfo.InvariantCulture),
                UInt128.Parse(part.GetProperty("pcg64_state").GetString()!, CultureInfo.InvariantCulture),
                UInt128.Parse(part.GetProperty("pcg64_inc").GetString()!, CultureInfo.InvariantCulture),
                Texts<ulong>(part, "raw_u64"),
                Texts<double>(part, "random"),
                Whole(part, "choice_blackjack_deck"),
                Whole(part, "integers4"),
                Texts<double>(part, "uniform_m05_05_x4")));
        }

        return all;
    }

    private static T[] Texts<T>(JsonElement part, string name)
        where T : INumber<T> =>
        [.. part.GetProperty(name).EnumerateArray().Select(text => T.Parse(text.GetString()!, CultureInfo.InvariantCulture))];

    private static int[] Whole(JsonElement part, string name) => [.. part.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];
}
