using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Tests.Support;

/// <summary>The outcomes of an action as tests write them down.</summary>
internal static class Outcomes
{
    public static (double Probability, int Next, double Reward, bool Terminated)[] Of(IFiniteEnvironment environment, int state, int action) =>
        [.. environment.Model.GetTransitions(state, action).ToArray().Select(outcome => (outcome.Probability, outcome.NextState, outcome.Reward, outcome.Terminated))];
}
