namespace TabularRl.Crm;

/// <summary>Finds the definitions of stored features.</summary>
internal static class StoredFeatures
{
    public static CrmFeature[] Read(StoredJson stored, IReadOnlyList<CrmFeature> ownFeatures)
    {
        var features = new List<CrmFeature>();
        foreach (StoredJson item in stored.Items())
        {
            StoredJson[] members = item.Members("name", "set", "live");
            string name = members[0].Text(), set = members[1].Text(), live = members[2].Text();
            CrmFeature feature = set == KnownFeatures.OwnSet
                ? FindOwn(name, ownFeatures)
                : KnownFeatures.Find(set, name) ?? throw StoredJson.Damaged($"the feature '{name}' of the set '{set}' is unknown to this library");
            if (feature.Live.ToString() != live)
                throw StoredJson.Damaged($"the feature '{name}' was stored as following '{live}', and its definition follows '{feature.Live}'");
            if (features.Exists(other => other.Name == name))
                throw StoredJson.Damaged($"the feature '{name}' occurs twice");
            features.Add(feature);
        }

        return features.Count > 0 ? [.. features] : throw StoredJson.Damaged("they have no feature");
    }

    private static CrmFeature FindOwn(string name, IReadOnlyList<CrmFeature> ownFeatures)
    {
        CrmFeature[] found = [.. ownFeatures.Where(feature => feature.Name == name && KnownFeatures.SetOf(feature) == KnownFeatures.OwnSet)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new CrmDataException($"The stored features hold '{name}', which is not a feature of this library; give its definition when reading them."),
            _ => throw new CrmDataException($"The stored features hold '{name}', and {FormattableString.Invariant($"{found.Length}")} definitions of that name were given; give one."),
        };
    }
}
