namespace TabularRl.Crm;

/// <summary>The part of the temporal split in which a customer lands once the workbook is sorted by First Contact.</summary>
internal enum LeadSplit
{
    Train,
    Validation,
    Test,
}
