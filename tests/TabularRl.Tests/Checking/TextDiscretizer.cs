using System.Globalization;
using TabularRl.Discretization;

namespace TabularRl.Tests.Checking;

/// <summary>Knows a value by the text that the culture makes of it: a mistake.</summary>
internal sealed class TextDiscretizer : IStateDiscretizer
{
    public int ObservationSize => 1;

    public int CellCount => 1;

    public CellWidth CellWidth => CellWidth.Int32;

    public DiscretizerDescription Description { get; } = new("text", 1, 1, CellWidth.Int32, [], []);

    public void Discretize(ReadOnlySpan<double> observation, Span<int> cells)
    {
        if (observation.Length != 1)
            throw new ArgumentException("The observation has another length.", nameof(observation));
        if (double.IsNaN(observation[0]))
            throw new ArgumentException("Feature 0 is NaN.", nameof(observation));
        Span<char> text = stackalloc char[32];
        observation[0].TryFormat(text, out int length, "R", CultureInfo.CurrentCulture);
        uint hash = 2166136261;
        foreach (char letter in text[..length])
            hash = (hash ^ letter) * 16777619;
        cells[0] = (int)hash;
    }
}
