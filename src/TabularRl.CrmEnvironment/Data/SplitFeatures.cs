namespace TabularRl.Crm;

/// <summary>Computes the features of customers, and checks what they are computed from.</summary>
internal static class SplitFeatures
{
    public static CrmSplit Compute(string name, IReadOnlyList<CrmLead> leads, IReadOnlyList<CrmFeature> features, CrmFeatureContext context)
    {
        var values = new double[checked(leads.Count * features.Count)];
        int next = 0;
        foreach (CrmLead lead in leads)
        {
            foreach (CrmFeature feature in features)
                values[next++] = feature.Compute(lead, context);
        }

        return new CrmSplit(name, leads, features, values);
    }

    public static void CheckFeatures(IReadOnlyList<CrmFeature> features)
    {
        if (features.Count == 0)
            throw new ArgumentException("A state needs at least one feature.", nameof(features));

        string? twice = features.GroupBy(feature => feature.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
            throw new ArgumentException($"Two features are named '{twice}'; give each a name of its own.", nameof(features));
    }

    public static void CheckIds(IReadOnlyList<CrmLead> leads)
    {
        var ids = new HashSet<long>(leads.Count);
        foreach (CrmLead lead in leads)
        {
            if (!ids.Add(lead.Id))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Two customers have the ID {lead.Id}; every customer needs an ID of their own."), nameof(leads));
            }
        }
    }
}
