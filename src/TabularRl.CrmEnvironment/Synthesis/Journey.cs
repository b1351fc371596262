namespace TabularRl.Crm;

/// <summary>The steps of the funnel that a generated customer has taken; each has its own column of dates.</summary>
[Flags]
internal enum Journey
{
    None = 0,
    Call = 1,
    Demo = 2,
    Survey = 4,
    SignUp = 8,
    Manager = 16,
    Subscribed = 32,
}
