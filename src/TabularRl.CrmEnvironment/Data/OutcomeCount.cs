namespace TabularRl.Crm;

/// <summary>How many customers there are and how many of them subscribed.</summary>
internal readonly record struct OutcomeCount(int Customers, int Subscribers)
{
    public static OutcomeCount Of(CrmLead lead) => new(1, lead.IsSubscriber ? 1 : 0);

    public OutcomeCount Plus(OutcomeCount other) => new(Customers + other.Customers, Subscribers + other.Subscribers);

    public OutcomeCount Minus(OutcomeCount other) => new(Customers - other.Customers, Subscribers - other.Subscribers);
}
