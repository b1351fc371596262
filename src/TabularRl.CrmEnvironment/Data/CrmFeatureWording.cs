using System.Collections.Frozen;
using System.Globalization;

namespace TabularRl.Crm;

/// <summary>
/// What features are called and what their values mean, for people who sell: <c>country: Canada</c>, <c>no first call yet</c>,
/// <c>2 contacts left</c>. It knows the features of <see cref="CrmFeatureSets"/> and <see cref="SimulatedFeatures"/> by name, and gives any
/// other by its own name and number. In English and the invariant culture. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// A value that a table has rounded is worded as that: a rate of 0.4 % that became a cell of 0 reads as 0 %. Where the code of a country or a
/// bootcamp is the encoder's unknown one, the table cannot tell a missing value from one that was not there when the encoder was fitted, and
/// the words say both.
/// </remarks>
public sealed class CrmFeatureWording
{
    private const string BootcampIndicator = "Education_B";

    // What a logged stage stands for beside the step of that number; the published rules give both the same code.
    private static readonly string[] LoggedStages =
    [
        "lead", "first call, or not interested", "demo, or a call declined or missed", "survey, or interested", "sign-up", "manager", "subscribed",
    ];

    private static readonly FrozenDictionary<string, (string Name, Func<double, string> Describe)> Known =
        new Dictionary<string, (string, Func<double, string>)>(StringComparer.Ordinal)
        {
            ["Segment"] = ("market", Market),
            ["Stage_Encoded"] = ("stage", value => Of("stage", Stage(CrmStages.Names, value))),
            ["Status_Active"] = ("status", value => IsSet(value) ? "status: active" : "status: not active"),
            ["Days_Since_First_Norm"] = ("days since the first contact", value => $"{Days(value, 365)} since the first contact"),
            ["Days_Since_Last_Norm"] = ("days since the last contact", value => $"{Days(value, 30)} since the last contact"),
            ["Days_Between_Norm"] = ("days from first to last contact", value => $"{Days(value, 365)} from first to last contact"),
            ["Contact_Frequency"] = ("contact frequency", Frequency),
            ["Had_First_Call"] = ("first call", value => IsSet(value) ? "had a first call" : "no first call yet"),
            ["Had_Demo"] = ("demo", value => IsSet(value) ? "had a demo" : "no demo yet"),
            ["Had_Survey"] = ("survey", value => IsSet(value) ? "filled in a survey" : "no survey yet"),
            ["Had_Signup"] = ("sign-up", value => IsSet(value) ? "signed up to the platform" : "no sign-up yet"),
            ["Had_Manager"] = ("account manager", value => IsSet(value) ? "has an account manager" : "no account manager yet"),
            ["Country_ConvRate"] = ("conversion rate of the country", value => Of("conversion rate of the country", Percent(value))),
            ["Education_ConvRate"] = ("conversion rate of the bootcamp", value => Of("conversion rate of the bootcamp", Percent(value))),
            ["Stages_Completed"] = ("steps done", value => $"{Count(value, "step")} done"),
            ["Contacts_Left"] = ("contacts left", value => $"{Count(value, "contact")} left"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly CategoryEncoder _countries;
    private readonly CategoryEncoder _educations;

    /// <summary>The wording of what was fitted on a training split: the words of a table that was trained on it.</summary>
    /// <param name="fitted">The features and their encoders.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fitted"/> is null.</exception>
    public CrmFeatureWording(FittedCrmFeatures fitted)
        : this((fitted ?? throw new ArgumentNullException(nameof(fitted))).Features, fitted.Countries, fitted.Educations)
    {
    }

    /// <summary>The wording of features under encoders of your own, as of a split that was numbered apart.</summary>
    /// <param name="features">The features, in the order of their values.</param>
    /// <param name="countries">The numbering of the countries.</param>
    /// <param name="educations">The numbering of the bootcamps.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public CrmFeatureWording(IReadOnlyList<CrmFeature> features, CategoryEncoder countries, CategoryEncoder educations)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(countries);
        ArgumentNullException.ThrowIfNull(educations);
        Features = features;
        _countries = countries;
        _educations = educations;
    }

    /// <summary>The features, in the order of their values.</summary>
    public IReadOnlyList<CrmFeature> Features { get; }

    /// <summary>What a feature is called.</summary>
    /// <param name="feature">Its position in <see cref="Features"/>.</param>
    /// <returns>For example <c>country</c> or <c>contacts left</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="feature"/> is not a position.</exception>
    public string NameOf(int feature) => NameAt(feature) switch
    {
        "Country_Encoded" => "country",
        "Education_Encoded" => "bootcamp",
        string name when Known.TryGetValue(name, out var known) => known.Name,
        string name when IsBootcamp(name, out string alias) => $"bootcamp {alias}",
        string name => name,
    };

    /// <summary>What a value of a feature means; the feature can be told from it.</summary>
    /// <param name="feature">Its position in <see cref="Features"/>.</param>
    /// <param name="value">The value, as an observation has it or as a table has rounded it.</param>
    /// <returns>For example <c>country: Canada</c>, <c>had a first call</c> or <c>2 contacts left</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="feature"/> is not a position.</exception>
    public string Describe(int feature, double value) => NameAt(feature) switch
    {
        "Country_Encoded" => Of("country", Category(_countries, value, "a country")),
        "Education_Encoded" => Of("bootcamp", Category(_educations, value, "a bootcamp")),
        "Stage_Encoded" when KnownFeatures.SetOf(Features[feature]) == "published" => Of("stage", Stage(LoggedStages, value)),
        string name when Known.TryGetValue(name, out var known) => known.Describe(value),
        string name when IsBootcamp(name, out string alias) => IsSet(value) ? $"bootcamp {alias}" : $"not bootcamp {alias}",
        string name => Of(name, Number(value)),
    };

    private string NameAt(int feature)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(feature);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feature, Features.Count);
        return Features[feature].Name;
    }

    private static bool IsBootcamp(string name, out string alias)
    {
        alias = name.StartsWith(BootcampIndicator, StringComparison.Ordinal) ? name[(BootcampIndicator.Length - 1)..] : "";
        return alias.Length > 1;
    }

    private static string Category(CategoryEncoder encoder, double code, string category) => code >= 0 && code < encoder.UnknownCode && code == (int)code
        ? encoder.Categories[(int)code]
        : $"none, or {category} that training did not have";

    private static string Market(double segment) => Of("market", segment switch
    {
        CrmSegments.UsCanada => "United States or Canada",
        CrmSegments.Elsewhere => "another country",
        CrmSegments.Unknown => "country not given",
        _ => Number(segment),
    });

    private static string Stage(IReadOnlyList<string> names, double stage) =>
        stage is >= 0 and < CrmStages.Count && stage == (int)stage ? names[(int)stage] : Number(stage);

    // Days are scaled to 1, and more of them are 1 too; a missing date is 0.
    private static string Days(double share, int scale) => share switch
    {
        >= 1 => $"{scale} days or more",
        0 => "0 days, or an unknown number,",
        _ => Count(Math.Round(share * scale), "day"),
    };

    // One contact in as many days as lie between the first and the last, both counted.
    private static string Frequency(double frequency) => frequency switch
    {
        <= 0 => "contact frequency: almost never",
        >= 1 => "contact frequency: all on one day",
        _ => Of("contact frequency", $"once in {Count(Math.Round(1 / frequency), "day")}"),
    };

    private static bool IsSet(double flag) => flag >= 0.5;

    private static string Of(string name, string value) => $"{name}: {value}";

    private static string Percent(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate * 100:0.##} %");

    private static string Count(double count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
