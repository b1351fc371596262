using System.Globalization;
using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>An environment under check, with what it offers and a buffer that shows what was not written. Calls that fail say which they were.</summary>
internal sealed class Subject(IEnvironment environment)
{
    /// <summary>A NaN that no calculation makes: where it still stands after a call, nothing was written, or what stood there was read.</summary>
    private static readonly double Unwritten = BitConverter.UInt64BitsToDouble(0x7FF8_0BAD_0BAD_0BAD);

    public IEnvironment Environment => environment;

    public int ObservationSize { get; } = environment.ObservationSize;

    public int ActionCount { get; } = environment.ActionCount;

    public IMaskedEnvironment? Masked { get; } = environment.FindCapability<IMaskedEnvironment>();

    public IGoalEnvironment? Goal { get; } = environment.FindCapability<IGoalEnvironment>();

    public IStartableEnvironment? Startable { get; } = environment.FindCapability<IStartableEnvironment>();

    public IFiniteEnvironment? Finite { get; } = environment.FindCapability<IFiniteEnvironment>();

    public IRandomStateful? Random { get; } = environment.FindCapability<IRandomStateful>();

    public double[] Observation { get; } = new double[environment.ObservationSize];

    public ActionMask LegalActions => Masked?.LegalActions ?? ActionMask.All;

    /// <summary>The number of steps since the last reset.</summary>
    public int StepCount { get; private set; }

    public void Reset(ulong? seed, int? start = null)
    {
        Observation.AsSpan().Fill(Unwritten);
        StepCount = 0;
        try
        {
            if (start is { } number)
                Startable!.ResetTo(number, seed, Observation);
            else
                environment.Reset(seed, Observation);
        }
        catch (Exception e)
        {
            throw new UnexpectedException(start is null ? $"Reset({Text(seed)})" : $"ResetTo({start}, {Text(seed)})", e);
        }
    }

    public StepResult Step(int action)
    {
        Observation.AsSpan().Fill(Unwritten);
        try
        {
            StepResult result = environment.Step(action, Observation);
            StepCount++;
            return result;
        }
        catch (Exception e)
        {
            throw new UnexpectedException($"Step({action}), step {StepCount + 1} of an episode,", e);
        }
    }

    public static bool IsUnwritten(double value) => BitConverter.DoubleToUInt64Bits(value) == BitConverter.DoubleToUInt64Bits(Unwritten);

    public static void MarkUnwritten(Span<double> observation) => observation.Fill(Unwritten);

    /// <summary>A legal action, each equally likely; any action where the mask allows none.</summary>
    public int ChooseAction(Xoshiro256 random)
    {
        ActionMask mask = LegalActions;
        int legal = 0;
        for (int action = 0; action < ActionCount; action++)
            legal += mask.IsLegal(action) ? 1 : 0;
        int rank = random.NextInt32(legal == 0 ? ActionCount : legal);
        if (legal == 0)
            return rank;
        for (int action = 0; ; action++)
        {
            if (mask.IsLegal(action) && rank-- == 0)
                return action;
        }
    }

    private static string Text(ulong? seed) => seed?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
