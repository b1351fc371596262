using System.Globalization;

namespace CrmExperiment.Tests.Reporting;

/// <summary>A culture that writes numbers as nobody expects; made by hand, since the tests run without culture data.</summary>
internal static class HostileCulture
{
    public static CultureInfo Create()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        return culture;
    }
}
