namespace TabularRl.Crm;

/// <summary>The 103 spellings, when each was in use, and the countries of the subscribers.</summary>
/// <remarks>
/// The published program numbers the spellings of each split apart, in ordinal order, and so its policy knows none of the test customers.
/// That needs more than shifted numbers, since another country may wear a shifted one; here the test split has fewer spellings (its numbers
/// stay below 50) than lie in ordinal order before "N" in the training split, and the only training customers as recent as
/// the test split's come from countries from "N" on (whose numbers begin at 60).
/// </remarks>
internal static class CountryFigures
{
    private const SpellingUse Early = SpellingUse.Train | SpellingUse.Validation;
    private const SpellingUse EarlyTest = Early | SpellingUse.Test;
    private const SpellingUse Late = Early | SpellingUse.LateTrain;
    private const SpellingUse Always = Late | SpellingUse.Test;

    // Not in the validation split: they sort last, so that there most numbers are those of the training split, and some states are known.
    private const SpellingUse Last = SpellingUse.Train | SpellingUse.LateTrain;
    private const SpellingUse LastTest = Last | SpellingUse.Test;

    public static readonly CountrySpelling[] Spellings =
    [
        // The oddities come first: small workbooks hold as many of the first ones as they have room for.
        new("USA", 700, Always), new("Usa", 40, Always), new("uSA", 3, Last), new("usa", 12, LastTest), new("USA ", 10, Late),
        new("CA ", 12, Early), new("CA", 8, Early), new("Canada", 110, EarlyTest), new("Canada ", 5, Early), new("canada", 14, LastTest),
        new("-", 20, Early), new("Full time", 3, Early), new("Czechia (Czech Republic)", 5, Early), new("Bulgaria & UK", 1, Early),
        new("Russia&Ukraine", 2, Late), new("Australia ", 6, Early), new("Côte d’Ivoire", 1, Early), new("中国", 1, Last),

        new("India", 80, EarlyTest), new("India ", 5, Early), new("india", 6, Last), new("UK", 55, Always), new("Uk", 6, Late),
        new("United Kingdom", 40, Always), new("England", 6, Early), new("Nottingham", 1, Late), new("United States", 25, Always),
        new("UAE", 10, Late), new("United Arab Emirates", 16, Always), new("Germany", 60, EarlyTest), new("Germany ", 4, Early),
        new("Nigeria", 45, Always), new("Nigeria ", 3, Late), new("Georgia", 8, Early), new("Georgia ", 2, Early), new("Brazil", 20, EarlyTest),
        new("Brazil ", 2, Early), new("Saudi Arabia", 22, Always), new("Saudi Arabia ", 2, Late), new("Czechia", 6, Early),
        new("Russia", 10, Late), new("Ukraine", 12, Always), new("Bulgaria", 10, Early), new("China", 8, Early),

        new("Argentina", 9, Early), new("Armenia", 2, Early), new("Australia", 30, EarlyTest), new("Austria", 5, Early),
        new("Azerbaijan", 2, Early), new("Bangladesh", 12, EarlyTest), new("Belarus", 2, Early), new("Belgium", 8, Early),
        new("Bolivia", 1, Early), new("Cameroon", 2, Early), new("Chile", 4, Early), new("Colombia", 9, EarlyTest), new("Croatia", 3, Early),
        new("Cyprus", 2, Early), new("Denmark", 5, Early), new("Ecuador", 2, Early), new("Egypt", 24, EarlyTest), new("Estonia", 2, Early),
        new("Ethiopia", 3, Early), new("Finland", 4, Early), new("France", 26, EarlyTest), new("Ghana", 8, EarlyTest), new("Greece", 9, Early),
        new("Hungary", 5, Early), new("Indonesia", 9, EarlyTest), new("Iraq", 2, Early), new("Ireland", 10, EarlyTest), new("Israel", 9, Early),
        new("Italy", 18, EarlyTest), new("Jamaica", 1, Early), new("Japan", 5, Early), new("Jordan", 4, Early), new("Kenya", 12, EarlyTest),
        new("Latvia", 2, Early), new("Lebanon", 4, Early), new("Malaysia", 8, EarlyTest), new("Mexico", 14, EarlyTest), new("Morocco", 6, EarlyTest),

        new("Nepal", 4, Late), new("Netherlands", 20, Always), new("New Zealand", 4, Late), new("Norway", 4, Late), new("Pakistan", 24, Always),
        new("Peru", 3, Late), new("Philippines", 12, Always), new("Poland", 16, Always), new("Portugal", 10, Always), new("Romania", 12, Always),
        new("Serbia", 5, Late), new("Singapore", 8, Always), new("South Africa", 16, Always), new("Spain", 26, Always), new("Sweden", 9, Late),
        new("Switzerland", 7, Late), new("Tunisia", 2, Late), new("Turkey", 20, Always),

        // Seen only after the training split: they shift every number behind them.
        new("Albania", 3, SpellingUse.Test), new("Bahrain", 4, SpellingUse.Test), new("Botswana", 2, SpellingUse.Test),
    ];

    /// <summary>The countries of the 47 subscribers, in their plain spelling; null where the cell is empty.</summary>
    public static readonly string?[] SubscriberCountries =
        ["USA", null, "Canada", "Saudi Arabia", "Australia", "Germany", "India", "Nigeria", "Netherlands", "Egypt", "Spain", "Poland", "Turkey"];

    public static readonly int[] SubscriberCounts = [21, 9, 5, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1];
}
