namespace TabularRl.Discretization;

/// <summary>The width of a cell in a state's key. A cell that does not fit is an error that says so, never a wrap or a saturation.</summary>
public enum CellWidth
{
    /// <summary>16 bits: cells from −32,768 to 32,767, in half the memory.</summary>
    Int16 = 2,

    /// <summary>32 bits: cells from −2,147,483,648 to 2,147,483,647.</summary>
    Int32 = 4,
}
