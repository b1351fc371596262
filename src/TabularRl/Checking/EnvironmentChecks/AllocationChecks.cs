using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>A step allocates nothing. The least of a few rounds counts: the runtime compiles what is hot, and statics are set up once.</summary>
internal static class AllocationChecks
{
    private const int RoundCount = 5;
    private const int StepsPerRound = 1_000;

    public static void Run(EnvironmentCheck check)
    {
        long least = long.MaxValue;
        for (int round = 0; round < RoundCount && least > 0; round++)
            least = Math.Min(least, Measure(check));
        if (least > 0)
        {
            check.Log.Warning(
                EnvironmentCheckCodes.StepAllocates,
                $"A step allocates {(double)least / StepsPerRound:F1} bytes in the mean; 0 were expected.",
                "Write into the caller's span and keep buffers in the instance; no array, LINQ, closure or boxing a step.");
        }
    }

    private static long Measure(EnvironmentCheck check)
    {
        Subject subject = check.Subject;
        var random = new Xoshiro256(check.Seeds.Derive("allocations"));
        long allocated = 0;
        bool isDone = true;
        for (int step = 0; step < StepsPerRound; step++)
        {
            if (isDone)
                subject.Reset(step == 0 ? check.Options.Seed : null);
            int action = subject.ChooseAction(random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            StepResult result = subject.Environment.Step(action, subject.Observation);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            isDone = result.IsDone;
        }

        return allocated;
    }
}
