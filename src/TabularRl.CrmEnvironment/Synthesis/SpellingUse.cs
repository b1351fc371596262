namespace TabularRl.Crm;

/// <summary>When a spelling was in use.</summary>
[Flags]
internal enum SpellingUse
{
    Train = 1,

    /// <summary>The last months of the training split.</summary>
    LateTrain = 2,
    Validation = 4,
    Test = 8,
}
