namespace TabularRl.Crm;

/// <summary>What a cell turned out to be, where that is worth telling.</summary>
internal enum CellFinding
{
    /// <summary>An empty cell, or one that needs no word.</summary>
    None,

    /// <summary>A date typed as text with its day and month in front.</summary>
    TextDate,

    /// <summary>A date typed as text with its year in front.</summary>
    YearFirstTextDate,

    /// <summary>A date that does not exist, such as 2021-13-12 or 0000-00-00.</summary>
    NonexistentDate,

    /// <summary>A serial number outside Excel's calendar.</summary>
    OutsideCalendar,

    /// <summary>The word "No" where a date or nothing belongs.</summary>
    No,

    /// <summary>An error value such as #N/A.</summary>
    Error,

    /// <summary>A text that stands for a missing value, such as NULL.</summary>
    MissingMarker,

    /// <summary>Any other text or value in a column of dates.</summary>
    NoDate,

    /// <summary>A text with blanks around it that were cut off.</summary>
    Trimmed,
}
