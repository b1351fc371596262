using System.Diagnostics;
using System.Runtime;
using MathNet.Numerics.Statistics;
using TabularRl.Benchmarks.Contenders;

namespace TabularRl.Benchmarks.RoundRobin;

/// <summary>
/// Lets contenders take turns within one process: in every round each runs once, the first of a round being the second of the one before.
/// What disturbs a machine for a while disturbs all of them, so that ratios of medians hold where times do not.
/// </summary>
internal sealed class RoundRobinRunner(RoundRobinOptions options)
{
    private const int MinWarmUpPhaseCount = 3;
    private const int MaxWarmUpPhaseCount = 20;

    public IReadOnlyList<Measurement> Run(IReadOnlyList<Entry> entries)
    {
        TimeSpan[] workTimes = WarmUp(entries);
        int[] repetitions = [.. entries.Select((entry, index) => RepetitionsFor(entry.Contender, workTimes[index]))];
        double[][] times = Array.ConvertAll(repetitions, _ => new double[options.RoundCount]);
        double[][] allocations = Array.ConvertAll(repetitions, _ => new double[options.RoundCount]);
        for (int round = 0; round < options.RoundCount; round++)
        {
            for (int place = 0; place < entries.Count; place++)
            {
                int index = (round + place) % entries.Count;
                (times[index][round], allocations[index][round]) = TakeTurn(entries[index].Contender, repetitions[index]);
            }
        }

        return [.. entries.Select((entry, index) => new Measurement
        {
            Name = entry.Name,
            StateCount = entry.StateCount,
            BytesPerState = entry.BytesPerState?.Invoke(),
            Rounds = times[index],
            AllocatedBytesPerOperation = allocations[index].Median(),
        })];
    }

    private static (double NsPerOperation, double BytesPerOperation) TakeTurn(IContender contender, int repetitionCount)
    {
        contender.Prepare();
        long operations = 0;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repetitionCount; i++)
            operations += contender.Run();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (contender is ISelfTimedContender selfTimed)
            elapsed = selfTimed.Elapsed;
        return (elapsed.TotalNanoseconds / operations, (double)allocated / operations);
    }

    // In phases with pauses between them: the runtime compiles in the background, on a machine with few cores only while nothing runs.
    private TimeSpan[] WarmUp(IReadOnlyList<Entry> entries)
    {
        var workTimes = new TimeSpan[entries.Count];
        var spent = new TimeSpan[entries.Count];
        TimeSpan phaseTime = options.WarmUpTime / MinWarmUpPhaseCount;
        int quietPhaseCount = 0;
        for (int phase = 1; phase <= MinWarmUpPhaseCount || (quietPhaseCount < 2 && phase <= MaxWarmUpPhaseCount); phase++)
        {
            long compiled = JitInfo.GetCompiledMethodCount();
            for (int i = 0; i < entries.Count; i++)
            {
                while (spent[i] < phase * phaseTime)
                {
                    workTimes[i] = TimeOnce(entries[i].Contender);
                    spent[i] += workTimes[i];
                }
            }

            Thread.Sleep(options.WarmUpPause);
            quietPhaseCount = JitInfo.GetCompiledMethodCount() == compiled ? quietPhaseCount + 1 : 0;
        }

        return workTimes;
    }

    private static TimeSpan TimeOnce(IContender contender)
    {
        contender.Prepare();
        long start = Stopwatch.GetTimestamp();
        contender.Run();
        return Stopwatch.GetElapsedTime(start);
    }

    private int RepetitionsFor(IContender contender, TimeSpan workTime) =>
        contender is ISelfTimedContender || workTime <= TimeSpan.Zero ? 1 : (int)Math.Clamp(Math.Ceiling(options.TurnTime / workTime), 1, 1_000_000);
}
