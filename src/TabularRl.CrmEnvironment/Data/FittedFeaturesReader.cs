using System.Text.Json;

namespace TabularRl.Crm;

/// <summary>Reads fitted features from JSON and refuses what <see cref="FittedFeaturesWriter"/> cannot have written.</summary>
internal static class FittedFeaturesReader
{
    public const string Format = "TabularRl.Crm.FittedCrmFeatures";

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    public static FittedCrmFeatures Read(string json, IReadOnlyList<CrmFeature> ownFeatures)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Options);
            return Read(document, ownFeatures);
        }
        catch (JsonException e)
        {
            throw new CrmDataException($"The stored features cannot be used: they are no whole JSON, or a member occurs twice ({e.Message}); store them again from the training data.", e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // The JSON reader's answer to half a surrogate pair, in the text or escaped in it.
            throw new CrmDataException("The stored features cannot be used: a text in them is no Unicode; store them again from the training data.", e);
        }
    }

    private static FittedCrmFeatures Read(JsonDocument document, IReadOnlyList<CrmFeature> ownFeatures)
    {
        var root = new StoredJson(document.RootElement, "the text");
        CheckVersion(root);
        StoredJson[] members = root.Members(
            "format", "version", "protocol", "features", "rateSmoothing", "countryAliases", "training", "countries", "educations");
        CrmProtocol protocol = ReadProtocol(members[2]);
        CrmFeature[] features = StoredFeatures.Read(members[3], ownFeatures);
        var options = new CrmDatasetOptions
        {
            RateSmoothing = members[4].Amount(),
            Cleaning = new CrmCleaningOptions { CountryAliases = ReadAliases(members[5]) },
        };
        StoredOutcomes outcomes = StoredOutcomes.Read(members[6], members[7], members[8], hasDays: protocol == CrmProtocol.Prospective);
        var context = new CrmFeatureContext(
            protocol,
            CategoryEncoder.Fit(outcomes.Countries.Select(category => category.Name)),
            CategoryEncoder.Fit(outcomes.Educations.Select(category => category.Name)),
            latestFirstContact: null,
            outcomes.ToStatistics(),
            protocol == CrmProtocol.Prospective ? outcomes.ToEarlierOutcomes(options.RateSmoothing) : null);
        return new FittedCrmFeatures(context, Array.AsReadOnly(features), options);
    }

    // Before all else: another version may have other members.
    private static void CheckVersion(StoredJson root)
    {
        if (root.Member("format").Text() != Format)
            throw StoredJson.Damaged($"the text is no '{Format}'");

        int version = root.Member("version").Whole(0);
        if (version != FittedCrmFeatures.FormatVersion)
            throw StoredJson.Damaged(FormattableString.Invariant($"they have version {version}, and this library reads version {FittedCrmFeatures.FormatVersion}"));
    }

    private static CrmProtocol ReadProtocol(StoredJson stored)
    {
        string name = stored.Text();
        foreach (CrmProtocol protocol in Enum.GetValues<CrmProtocol>())
        {
            if (FittedFeaturesWriter.NameOf(protocol) == name)
                return protocol;
        }

        throw StoredJson.Damaged($"there is no protocol '{name}'");
    }

    private static CountryAliases ReadAliases(StoredJson stored)
    {
        var entries = new List<KeyValuePair<string, string?>>();
        foreach ((string spelling, StoredJson value) in stored.Properties())
        {
            if (!CountryAliases.IsFolded(spelling))
                throw StoredJson.Damaged($"the spelling {value.Place} is not in lower case with single blanks");
            string? country = value.TextOrNull();
            if (country is not null && string.IsNullOrWhiteSpace(country))
                throw StoredJson.Damaged($"the spelling {value.Place} stands for a blank country");
            entries.Add(KeyValuePair.Create(spelling, country));
        }

        return CountryAliases.FromEntries(entries);
    }
}
