using System.Globalization;
using System.Text.Json;

namespace TabularRl.StandardEnvironments.Tests.Support;

/// <summary>What Gymnasium plays, as recorded in the fixture.</summary>
internal static class GymnasiumReference
{
    private static readonly JsonElement Root = Load();

    /// <summary>The rows of the seeded episodes of an environment, in order.</summary>
    public static ReferenceRow[] Episodes(string environment, ulong seed) =>
    [
        .. Root.GetProperty("seeded_episodes").GetProperty(environment).GetProperty(seed.ToString(CultureInfo.InvariantCulture))
            .EnumerateArray().Select(row => row[0].ValueKind == JsonValueKind.String
                ? new ReferenceRow(null, Numbers(row[1]), 0, false, false)
                : new ReferenceRow(row[0].GetInt32(), Numbers(row[1]), row[2].GetDouble(), row[3].GetBoolean(), row[4].GetBoolean())),
    ];

    /// <summary>The state that a trajectory of classic control starts from.</summary>
    public static double[] StartOf(string environment) => Numbers(Root.GetProperty(environment).GetProperty("state0"));

    /// <summary>The rows of a trajectory of classic control, whose observations are states.</summary>
    public static ReferenceRow[] Trajectory(string environment) =>
    [
        .. Root.GetProperty(environment).GetProperty("rows").EnumerateArray()
            .Select(row => new ReferenceRow(row[0].GetInt32(), Numbers(row[1]), row[2].GetDouble(), row[3].GetBoolean(), false)),
    ];

    private static double[] Numbers(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().Select(Number)]
        : [Number(element)];

    private static double Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture) : element.GetDouble();

    private static JsonElement Load()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(TestContext.CurrentContext.TestDirectory, "Fixtures", "gymnasium-reference.json")));
        return document.RootElement.Clone();
    }
}
