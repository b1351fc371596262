using System.Globalization;

namespace TabularRl.Tests.Support;

/// <summary>While it lives, numbers on this thread are written as in no country: a comma for the point, a tilde for minus, groups of two.</summary>
internal sealed class HostileCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public HostileCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "·";
        culture.NumberFormat.NumberGroupSizes = [2];
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.PositiveSign = "&";
        culture.NumberFormat.NaNSymbol = "nix";
        culture.NumberFormat.PositiveInfinitySymbol = "viel";
        culture.NumberFormat.NegativeInfinitySymbol = "wenig";
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
