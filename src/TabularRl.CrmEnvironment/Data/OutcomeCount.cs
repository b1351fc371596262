namespace TabularRl.Crm;

/// <summary>How many customers there are and how many of them subscribed.</summary>
internal readonly record struct OutcomeCount(int Customers, int Subscribers)
{
    public OutcomeCount Plus(bool isSubscriber) => new(Customers + 1, Subscribers + (isSubscriber ? 1 : 0));

    public OutcomeCount Minus(bool isSubscriber) => new(Customers - 1, Subscribers - (isSubscriber ? 1 : 0));
}
