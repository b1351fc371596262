using System.Globalization;
using System.Text;
using TabularRl.Policies;

namespace CustomEnvironment;

/// <summary>A policy for the tool as a table, a row a band of wear and a column a day.</summary>
internal static class ToolPolicyText
{
    private const string DayLetters = "MTWTFSS";
    private const char Unknown = '?';

    /// <summary>Writes a policy: N, F and R for normal, fast and replace, and ? where training never was.</summary>
    public static string Write(IActionValuePolicy policy, int bandWidth)
    {
        var text = new StringBuilder("wear from  ").Append(string.Join(' ', DayLetters.AsEnumerable()));
        for (int wear = 0; wear < ToolRules.Broken; wear += bandWidth)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"  {wear / 100.0:F2} mm  ");
            for (int day = 0; day < ToolRules.DayCount; day++)
            {
                Decision decision = policy.Decide([wear / 100.0, day], ToolRules.LegalActions(wear, day));
                text.Append(' ').Append(decision.IsKnown ? ((ToolAction)decision.Action).ToString()[0] : Unknown);
            }
        }

        return text.ToString();
    }
}
