using TabularRl.Environments;

namespace CustomEnvironment;

/// <summary>
/// The rules of the cutting tool, which the environment plays and the model writes down. Wear is counted in hundredths of a millimetre,
/// as the gauge shows it; money is in thousands.
/// </summary>
internal static class ToolRules
{
    /// <summary>The number of actions, <see cref="ToolAction"/>.</summary>
    public const int ActionCount = 3;

    /// <summary>The wear of a tool that is broken.</summary>
    public const int Broken = 100;

    /// <summary>The days of a week, Monday to Sunday.</summary>
    public const int DayCount = 7;

    /// <summary>The cost of a new tool and the technician.</summary>
    public const double ReplacementCost = 3;

    /// <summary>The cost of a tool that breaks: it takes the spindle with it.</summary>
    public const double BreakageCost = 10;

    private const int Saturday = 5;
    private const int FastLimit = 80;

    /// <summary>The legal actions: a worn tool must not cut fast, and the technician comes on Mondays and Thursdays.</summary>
    public static ActionMask LegalActions(int wear, int day) => ActionMask.FromFlags([true, wear < FastLimit, day is 0 or 3]);

    /// <summary>What a day of cutting earns: twice as much at the weekend, and less with a worn tool, which cuts scrap.</summary>
    public static double Earnings(ToolAction action, int wear, int day) =>
        (action == ToolAction.Fast ? 1.3 : 1) * (day >= Saturday ? 2 : 1) * (1 - 0.4 * wear / Broken);

    /// <summary>The probability that the tool breaks on a day of cutting.</summary>
    public static double BreakProbability(ToolAction action, int wear) => (action == ToolAction.Fast ? 0.3 : 0.15) * Math.Pow((double)wear / Broken, 4);

    /// <summary>The least wear that a day of cutting adds, and the number of possible values from there on, which are equally likely.</summary>
    public static (int Least, int Count) WearOfADay(ToolAction action) => action == ToolAction.Fast ? (4, 7) : (1, 5);
}
