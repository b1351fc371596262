using System.Text.Json;

namespace TabularRl.Crm;

/// <summary>A value of stored JSON together with its place, read strictly: whatever is not as it was written is refused by name.</summary>
internal readonly record struct StoredJson(JsonElement Element, string Place)
{
    public static CrmDataException Damaged(string what) => new($"The stored features cannot be used: {what}; store them again from the training data.");

    /// <summary>The values of the members, in the order of the names; there must be all of them and no other.</summary>
    public StoredJson[] Members(params ReadOnlySpan<string> names)
    {
        Require(JsonValueKind.Object, "an object");
        foreach (JsonProperty property in Element.EnumerateObject())
        {
            if (!names.Contains(property.Name))
                throw Damaged($"{Place} has the unknown member '{property.Name}'");
        }

        var members = new StoredJson[names.Length];
        for (int i = 0; i < names.Length; i++)
            members[i] = Member(names[i]);
        return members;
    }

    public StoredJson Member(string name)
    {
        Require(JsonValueKind.Object, "an object");
        return Element.TryGetProperty(name, out JsonElement value)
            ? new StoredJson(value, $"'{name}' of {Place}")
            : throw Damaged($"{Place} lacks the member '{name}'");
    }

    public StoredJson[] Items()
    {
        Require(JsonValueKind.Array, "a list");
        string place = Place;
        return [.. Element.EnumerateArray().Select((item, i) => new StoredJson(item, $"entry {FormattableString.Invariant($"{i + 1}")} of {place}"))];
    }

    public KeyValuePair<string, StoredJson>[] Properties()
    {
        Require(JsonValueKind.Object, "an object");
        string place = Place;
        return [.. Element.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, new StoredJson(property.Value, $"'{property.Name}' of {place}")))];
    }

    public string Text()
    {
        Require(JsonValueKind.String, "a text");
        return Element.GetString()!;
    }

    public string? TextOrNull() => Element.ValueKind == JsonValueKind.Null ? null : Text();

    /// <summary>A whole number from the minimum to the maximum, both included.</summary>
    public int Whole(int minimum, int maximum = int.MaxValue)
    {
        Require(JsonValueKind.Number, "a number");
        return Element.TryGetInt32(out int value) && value >= minimum && value <= maximum
            ? value
            : throw Damaged(FormattableString.Invariant($"{Place} is {Element.GetRawText()}, not a whole number from {minimum} to {maximum}"));
    }

    /// <summary>A finite number from 0.</summary>
    public double Amount()
    {
        Require(JsonValueKind.Number, "a number");
        return Element.TryGetDouble(out double value) && double.IsFinite(value) && value >= 0
            ? value
            : throw Damaged($"{Place} is {Element.GetRawText()}, not a finite number from 0");
    }

    private void Require(JsonValueKind kind, string what)
    {
        if (Element.ValueKind != kind)
            throw Damaged($"{Place} is not {what}");
    }
}
