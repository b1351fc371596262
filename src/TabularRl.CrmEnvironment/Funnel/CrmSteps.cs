namespace TabularRl.Crm;

/// <summary>The five steps that a customer can have behind him, as a set.</summary>
[Flags]
public enum CrmSteps : byte
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>A first call was had.</summary>
    FirstCall = 1,

    /// <summary>A demo was had.</summary>
    Demo = 2,

    /// <summary>A survey was filled in.</summary>
    Survey = 4,

    /// <summary>The customer signed up to the platform.</summary>
    SignUp = 8,

    /// <summary>An account manager was assigned.</summary>
    AccountManager = 16,
}
