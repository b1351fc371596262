namespace TabularRl.Crm;

/// <summary>A text that stands in the Country column.</summary>
/// <param name="Text">The text, blanks included.</param>
/// <param name="Weight">How often it is drawn, against the others that its time allows.</param>
/// <param name="Use">Where it may stand.</param>
internal readonly record struct CountrySpelling(string Text, double Weight, SpellingUse Use);
