using CrmExperiment.Cli;
using TabularRl.Crm;

namespace CrmExperiment.Pipeline;

/// <summary>Finds a customer by the ID of the workbook's first column.</summary>
internal static class CustomerIds
{
    /// <summary>The customer's position.</summary>
    /// <exception cref="UserErrorException">There is no such ID; the message names those that come nearest.</exception>
    public static int Find(IReadOnlyList<CrmLead> customers, long id, string sourceName)
    {
        for (int customer = 0; customer < customers.Count; customer++)
        {
            if (customers[customer].Id == id)
                return customer;
        }

        throw new UserErrorException(FormattableString.Invariant($"'{sourceName}' has no customer {id}; {Choices([.. customers.Select(lead => lead.Id).Order()], id)}"));
    }

    private static string Choices(long[] ids, long id)
    {
        if (ids.Length == 0)
            return "it has no customer at all.";
        int above = ~Array.BinarySearch(ids, id);
        string nearest = above == 0 ? FormattableString.Invariant($"the nearest ID is {ids[0]}")
            : above == ids.Length ? FormattableString.Invariant($"the nearest ID is {ids[^1]}")
            : FormattableString.Invariant($"the nearest IDs are {ids[above - 1]} and {ids[above]}");
        return FormattableString.Invariant($"{nearest}, of {ids.Length:N0} from {ids[0]} to {ids[^1]}.");
    }
}
