using System.Globalization;

namespace TabularRl.Checking.AgentChecks;

/// <summary>A state is found again under every culture: a table learned in one country is used in another.</summary>
internal static class CultureChecks
{
    private const int State = -3;

    public static void Run(AgentCheck check)
    {
        AgentSubject subject = check.Create();
        subject.Teach(5, 9, terminated: true, (State, 0, 10));
        double value = subject.Value(State);
        int stateCount = subject.Agent.StateCount;
        CultureInfo culture = CultureInfo.CurrentCulture;
        double foreignValue;
        try
        {
            CultureInfo.CurrentCulture = CreateForeign();
            foreignValue = subject.Value(State);
            subject.Play(9, terminated: true, (State, 0, 10));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        if (value == foreignValue && subject.Agent.StateCount == stateCount)
            return;
        check.Log.Error(
            AgentCheckCodes.CultureDependent,
            $"A state worth {value:G4} with {stateCount} states in the table is worth {foreignValue:G4}, with {subject.Agent.StateCount}, under a culture that writes minus otherwise.",
            "Make keys of numbers, not of text, or write the text under the invariant culture.");
    }

    private static CultureInfo CreateForeign()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }
}
