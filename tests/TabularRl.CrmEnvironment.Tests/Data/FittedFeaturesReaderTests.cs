using System.Text.Json.Nodes;

namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class FittedFeaturesReaderTests
{
    private static readonly string Prospective = Store(CrmProtocol.Prospective);
    private static readonly string Published = Store(CrmProtocol.Published);

    [TestCase("format")]
    [TestCase("version")]
    [TestCase("protocol")]
    [TestCase("features")]
    [TestCase("rateSmoothing")]
    [TestCase("countryAliases")]
    [TestCase("training")]
    [TestCase("countries")]
    [TestCase("educations")]
    public void FromJson_MissingOrUnknownMember_IsNamed(string member)
    {
        AssertRefused(root => root.Remove(member), $"'{member}'");
        AssertRefused(root => root[member + "X"] = 1, $"'{member}X'");
        AssertRefused(root => root[member] = null, member == "format" ? "format" : $"'{member}'");
    }

    [TestCase("customers")]
    [TestCase("subscribers")]
    [TestCase("days")]
    [TestCase("name")]
    public void FromJson_CategoryWithoutAMember_IsNamed(string member) =>
        AssertRefused(root => Country(root, 0).Remove(member), $"entry 1 of 'countries' of the text lacks the member '{member}'");

    [Test]
    public void FromJson_WrongVersionOrProtocol_IsRefused()
    {
        AssertRefused(root => root["version"] = 2, "version 2, and this library reads version 1");
        AssertRefused(root => root["format"] = "Other", "no 'TabularRl.Crm.FittedCrmFeatures'");
        AssertRefused(root => root["protocol"] = "Prospective", "no protocol 'Prospective'");
        AssertRefused(root => root["protocol"] = "published", "unknown member 'days'");
        Assert.That(() => FittedCrmFeatures.FromJson(Published.Replace("\"published\",\"features", "\"prospective\",\"features", StringComparison.Ordinal)), Refused("lacks the member 'days'"));
    }

    [TestCase("\"NaN\"", "not a number")]
    [TestCase("1e999", "not a finite number")]
    [TestCase("-1", "not a finite number from 0")]
    [TestCase("NaN", "no whole JSON")]
    public void FromJson_SmoothingIsNoAmount_IsRefused(string value, string message) =>
        Assert.That(() => FittedCrmFeatures.FromJson(Prospective.Replace("\"rateSmoothing\":20", "\"rateSmoothing\":" + value, StringComparison.Ordinal)), Refused(message));

    [Test]
    public void FromJson_CategoriesTwiceOrOutOfOrder_AreRefused()
    {
        AssertRefused(root => root["countries"]!.AsArray().Insert(1, Country(root, 0).DeepClone()), "'C0' twice");
        AssertRefused(root => root["countries"]!.AsArray().Add(Country(root, 0).DeepClone()), "'C0' twice");
        AssertRefused(root => Country(root, 0)["name"] = "C9", "'C1' of 'countries' of the text is not in ordinal order");
        Assert.That(() => FittedCrmFeatures.FromJson(Prospective.Replace("\"version\":1", "\"version\":1,\"version\":1", StringComparison.Ordinal)), Refused("a member occurs twice"));
    }

    [Test]
    public void FromJson_CountsThatCannotBe_AreRefused()
    {
        AssertRefused(root => Country(root, 0)["customers"] = 0, "'customers' of entry 1 of 'countries' of the text is 0");
        AssertRefused(root => Country(root, 0)["customers"] = 1.5, "is 1.5, not a whole number");
        AssertRefused(root => Country(root, 0)["customers"] = 100_000, "more customers or subscribers than there are");
        AssertRefused(root => Country(root, 0)["subscribers"] = 100_000, "'subscribers' of entry 1");
        AssertRefused(root => root["training"]!["customers"] = 1, "'subscribers' of 'training'");
        AssertRefused(root => Country(root, 0)["days"]!.AsArray().RemoveAt(0), "three numbers a day");
        AssertRefused(root => Country(root, 0)["days"]![3] = 0, "entry 4 of 'days' of entry 1");
        AssertRefused(root => Country(root, 0)["days"]![3] = 3_652_059, "entry 4 of 'days' of entry 1");
        AssertRefused(root => Country(root, 0)["days"]![1] = 50_000, "more customers or subscribers than there are");
    }

    [Test]
    public void FromJson_UnknownFeatures_AreRefused()
    {
        AssertRefused(root => root["features"]![0]!["name"] = "Shoe_Size", "'Shoe_Size' of the set 'published'");
        AssertRefused(root => root["features"]![1]!["set"] = "other", "'Stage_Encoded' of the set 'other'");
        AssertRefused(root => root["features"]![1]!["live"] = "None", "'Stage_Encoded' was stored as following 'None'");
        AssertRefused(root => root["features"]!.AsArray().Add(root["features"]![0]!.DeepClone()), "'Country_Encoded' occurs twice");
        AssertRefused(root => root["features"]!.AsArray().Clear(), "no feature");
    }

    [Test]
    public void FromJson_BadAliases_AreRefused()
    {
        AssertRefused(root => root["countryAliases"]!["The Land"] = "Canada", "lower case");
        AssertRefused(root => root["countryAliases"]!["land"] = " ", "blank country");
        AssertRefused(root => root["countryAliases"]!["land"] = 3, "'land' of 'countryAliases' of the text is not a text");
    }

    [Test]
    public void FromJson_NoJsonAtAll_IsRefused([Values("", "{", "[]", "null", "3", "{}", "{\"format\":\"\\ud800\"}", "\ud800")] string text) =>
        Assert.That(() => FittedCrmFeatures.FromJson(text), Throws.TypeOf<CrmDataException>());

    [Test]
    public void FromJson_AnyPartCutOff_IsRefused()
    {
        for (int length = 0; length < Prospective.Length; length += 7)
            Assert.That(() => FittedCrmFeatures.FromJson(Prospective[..length]), Throws.TypeOf<CrmDataException>());
    }

    [FsCheckProperty]
    public bool FromJson_OneCharacterChanged_IsReadOrRefusedButNeverFailsOtherwise(uint place, char character, bool isPublished)
    {
        string text = isPublished ? Published : Prospective;
        int index = (int)(place % (uint)text.Length);
        try
        {
            return FittedCrmFeatures.FromJson(text[..index] + character + text[(index + 1)..]).Features.Count > 0;
        }
        catch (CrmDataException)
        {
            return true;
        }
    }

    private static string Store(CrmProtocol protocol) => CrmDataset.Create(TestLeads.From([.. Enumerable.Range(1, 60)]), protocol).Fitted.ToJson();

    private static JsonObject Country(JsonNode root, int index) => root["countries"]![index]!.AsObject();

    private static void AssertRefused(Action<JsonObject> damage, string message)
    {
        JsonObject root = JsonNode.Parse(Prospective)!.AsObject();
        damage(root);
        Assert.That(() => FittedCrmFeatures.FromJson(root.ToJsonString()), Refused(message));
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Refused(string message) => Throws.TypeOf<CrmDataException>().With.Message.Contains(message);
}
