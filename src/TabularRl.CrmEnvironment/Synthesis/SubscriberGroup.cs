namespace TabularRl.Crm;

/// <summary>Subscribers of one split who took the same steps.</summary>
/// <param name="Split">The split in which they land.</param>
/// <param name="Journey">Their steps.</param>
/// <param name="HasStage">Whether their Stage says "subscribed already".</param>
/// <param name="Count">How many they are among 11,032 customers.</param>
internal readonly record struct SubscriberGroup(LeadSplit Split, Journey Journey, bool HasStage, int Count);
