namespace TabularRl.Crm;

/// <summary>The published temporal split of a number of customers: cuts after 70 % and 85 %, each rounded down.</summary>
internal readonly record struct SplitSizes(int Train, int Validation, int Test)
{
    public static SplitSizes Of(int customers)
    {
        int first = (int)(customers * 70L / 100);
        int second = (int)(customers * 85L / 100);
        return new SplitSizes(first, second - first, customers - second);
    }

    public int this[LeadSplit split] => split switch
    {
        LeadSplit.Train => Train,
        LeadSplit.Validation => Validation,
        _ => Test,
    };

    /// <summary>The split of a position in the order of First Contact.</summary>
    public LeadSplit At(int position) =>
        position < Train ? LeadSplit.Train : position < Train + Validation ? LeadSplit.Validation : LeadSplit.Test;
}
