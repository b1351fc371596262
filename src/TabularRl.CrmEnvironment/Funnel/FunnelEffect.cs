namespace TabularRl.Crm;

/// <summary>What an action can bring about in the simulated funnel.</summary>
public enum FunnelEffect
{
    /// <summary>The customer answers: stage 1, no step.</summary>
    Answer,

    /// <summary>A first call: at least stage 1.</summary>
    FirstCall,

    /// <summary>A demo: at least stage 2.</summary>
    Demo,

    /// <summary>A survey is filled in: at least stage 3.</summary>
    Survey,

    /// <summary>The customer signs up to the platform: at least stage 4.</summary>
    SignUp,

    /// <summary>An account manager is accepted: stage 5.</summary>
    AccountManager,

    /// <summary>The customer subscribes: stage 6, the episode ends.</summary>
    Subscription,
}
