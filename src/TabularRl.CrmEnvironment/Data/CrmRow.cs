namespace TabularRl.Crm;

/// <summary>A customer's row as the reader gave it, its cells in the order of <see cref="CrmColumns"/>.</summary>
internal readonly record struct CrmRow(long Id, object?[] Cells);
