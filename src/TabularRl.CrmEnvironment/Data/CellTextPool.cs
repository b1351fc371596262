namespace TabularRl.Crm;

/// <summary>
/// Gives equal short texts of a file the same string: a column of days or countries holds few distinct ones. Not thread-safe.
/// </summary>
internal sealed class CellTextPool
{
    private const int MaxLength = 32;
    private const int MaxCount = 1 << 16;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public CellTextPool()
    {
        _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string? GetString(char[] buffer, int offset, int length)
    {
        if (length == 0)
            return string.Empty;

        ReadOnlySpan<char> text = buffer.AsSpan(offset, length);
        if (length > MaxLength)
            return new string(text);
        if (_lookup.TryGetValue(text, out string? known))
            return known;

        var added = new string(text);
        if (_texts.Count < MaxCount)
            _texts.Add(added);
        return added;
    }
}
