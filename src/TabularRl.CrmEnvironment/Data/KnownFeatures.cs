namespace TabularRl.Crm;

/// <summary>
/// The features of this library by set and name. A name alone does not tell them apart: Stage_Encoded is the logged stage in the published
/// sets and that of a lead in the others.
/// </summary>
internal static class KnownFeatures
{
    /// <summary>The set of every feature that is not of this library.</summary>
    public const string OwnSet = "own";

    private static readonly (string Name, IReadOnlyList<CrmFeature> Features)[] Sets =
    [
        ("published", [.. CrmFeatureSets.Published16.Union(CrmFeatureSets.OneHot45)]),
        ("prospective", CrmFeatureSets.Prospective),
        ("simulated", SimulatedFeatures.All),
    ];

    /// <summary>The first set that holds this very definition, or <see cref="OwnSet"/>.</summary>
    public static string SetOf(CrmFeature feature)
    {
        foreach ((string name, IReadOnlyList<CrmFeature> features) in Sets)
        {
            if (features.Contains(feature))
                return name;
        }

        return OwnSet;
    }

    /// <summary>The definition of a name in a set; null if there is no such set or it has none.</summary>
    public static CrmFeature? Find(string set, string name) =>
        Array.Find(Sets, entry => entry.Name == set).Features?.FirstOrDefault(feature => feature.Name == name);
}
