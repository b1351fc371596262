namespace TabularRl.Crm;

/// <summary>What a feature follows during an episode. A feature that follows nothing keeps the customer's value.</summary>
public enum LiveFeature
{
    /// <summary>Nothing: the value computed from the customer stands for the whole episode.</summary>
    None,

    /// <summary>The live stage, 0 (lead) to 6 (subscribed).</summary>
    Stage,

    /// <summary>1 once a first call was had in the episode.</summary>
    FirstCall,

    /// <summary>1 once a demo was had in the episode.</summary>
    Demo,

    /// <summary>1 once a survey was filled in in the episode.</summary>
    Survey,

    /// <summary>1 once the customer signed up to the platform in the episode.</summary>
    SignUp,

    /// <summary>1 once an account manager was assigned in the episode.</summary>
    AccountManager,

    /// <summary>The number of the five steps above that were taken in the episode.</summary>
    StagesCompleted,

    /// <summary>The contacts that are left of the budget.</summary>
    ContactsLeft,
}
