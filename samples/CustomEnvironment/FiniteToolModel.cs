using TabularRl.Planning;

namespace CustomEnvironment;

/// <summary>The exact model of the cutting tool: every wear that the gauge can show, on every day of the week.</summary>
internal sealed class FiniteToolModel
{
    private readonly double[] _startProbabilities = new double[StateCount];

    public FiniteToolModel()
    {
        var builder = new FiniteModelBuilder(StateCount, ToolRules.ActionCount);
        for (int day = 0; day < ToolRules.DayCount; day++)
        {
            _startProbabilities[StateOf(0, day)] = 1.0 / ToolRules.DayCount;
            for (int wear = 0; wear < ToolRules.Broken; wear++)
                AddState(builder, wear, day);
            AddBroken(builder, day);
        }

        Model = builder.Build();
    }

    public static int StateCount => (ToolRules.Broken + 1) * ToolRules.DayCount;

    public FiniteModel Model { get; }

    public ReadOnlySpan<double> StartProbabilities => _startProbabilities;

    public static int StateOf(int wear, int day) => wear * ToolRules.DayCount + day;

    private static void AddState(FiniteModelBuilder builder, int wear, int day)
    {
        int state = StateOf(wear, day);
        int tomorrow = (day + 1) % ToolRules.DayCount;
        builder.SetLegalActions(state, ToolRules.LegalActions(wear, day));
        foreach (ToolAction action in (ToolAction[])[ToolAction.Normal, ToolAction.Fast])
        {
            double earnings = ToolRules.Earnings(action, wear, day);
            double breaks = ToolRules.BreakProbability(action, wear);
            (int least, int count) = ToolRules.WearOfADay(action);
            double each = (1 - breaks) / count;
            for (int worn = wear + least; worn < wear + least + count; worn++)
            {
                if (worn < ToolRules.Broken)
                    builder.Add(state, (int)action, each, StateOf(worn, tomorrow), earnings);
                else
                    breaks += each;
            }

            builder.Add(state, (int)action, breaks, StateOf(ToolRules.Broken, tomorrow), earnings - ToolRules.BreakageCost, terminated: true);
        }

        builder.Add(state, (int)ToolAction.Replace, 1, StateOf(0, tomorrow), -ToolRules.ReplacementCost);
    }

    // Nobody acts on a broken tool, but a model has outcomes for every state.
    private static void AddBroken(FiniteModelBuilder builder, int day)
    {
        int state = StateOf(ToolRules.Broken, day);
        builder.SetLegalActions(state, ToolRules.LegalActions(ToolRules.Broken, day));
        for (int action = 0; action < ToolRules.ActionCount; action++)
            builder.Add(state, action, 1, state, 0, terminated: true);
    }
}
