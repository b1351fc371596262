using TabularRl.Environments;
using TabularRl.Planning;

namespace CustomEnvironment;

/// <summary>What a foreman would do without learning: cut at one speed, and have the tool replaced from a certain wear on when the technician is there.</summary>
internal static class RuleOfThumb
{
    /// <summary>The best of all such rules.</summary>
    public static (ModelPolicy Policy, ToolAction Cut, int ReplaceFrom) FindBest(CuttingTool tool, double discountFactor)
    {
        var rules =
            from cut in (ToolAction[])[ToolAction.Normal, ToolAction.Fast]
            from replaceFrom in Enumerable.Range(1, ToolRules.Broken)
            select (Policy: Create(tool.Model, cut, replaceFrom), Cut: cut, ReplaceFrom: replaceFrom);
        return rules.MaxBy(rule => LinearEvaluation.Evaluate(tool.Model, rule.Policy, discountFactor).GetStartValue(tool.StartProbabilities));
    }

    private static ModelPolicy Create(IFiniteModel model, ToolAction cut, int replaceFrom)
    {
        var actions = new int[model.StateCount];
        for (int state = 0; state < actions.Length; state++)
        {
            ActionMask legal = model.GetLegalActions(state);
            bool replaces = state / ToolRules.DayCount >= replaceFrom && legal.IsLegal((int)ToolAction.Replace);
            ToolAction wish = replaces ? ToolAction.Replace : cut;
            actions[state] = legal.IsLegal((int)wish) ? (int)wish : (int)ToolAction.Normal;
        }

        return ModelPolicy.Deterministic(model, actions);
    }
}
