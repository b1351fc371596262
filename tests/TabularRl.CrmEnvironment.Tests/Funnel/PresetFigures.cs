using System.Globalization;
using System.Text;

namespace TabularRl.Crm.Tests;

/// <summary>The table of exact figures in docs/crm-funnel.md.</summary>
internal static class PresetFigures
{
    public static string ToMarkdown(SimulatedResponse response, int budget, double discountFactor)
    {
        var text = new StringBuilder("| | us-canada | elsewhere | unknown |\n|---|---:|---:|---:|\n");
        Row("uniformly random, rate", segment => Percent(response.RandomRate(segment, budget)));
        for (int action = 0; action < CrmActions.Count; action++)
        {
            int constant = action;
            Row($"always {CrmActions.Names[action]}, rate", segment => Percent(response.ConstantRate(constant, segment, budget)));
        }

        Row("best fixed sequence, rate", segment => Percent(OpenLoop.BestRate(response, segment, budget)));
        Row("best possible, rate", segment => Percent(response.OptimalRate(segment, budget)));
        Row("uniformly random, return", segment => Number(response.PolicyReturn(FunnelPolicies.Random, segment, budget, discountFactor)));
        Row("best possible, return", segment => Number(response.OptimalReturn(segment, budget, discountFactor)));
        return text.ToString();

        void Row(string name, Func<int, string> value)
        {
            text.Append("| ").Append(name).Append(" |");
            for (int segment = 0; segment < CrmSegments.Count; segment++)
                text.Append(' ').Append(value(segment)).Append(" |");
            text.Append('\n');
        }
    }

    private static string Percent(double rate) => (100 * rate).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
