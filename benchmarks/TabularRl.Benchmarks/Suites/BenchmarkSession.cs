using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Suites;

/// <summary>A run of suites, one after the other, so that no two hold their tables at the same time.</summary>
internal sealed class BenchmarkSession(BenchmarkPlan plan, TextWriter output)
{
    private readonly RoundRobinRunner _runner = new(plan.Rounds);

    /// <summary>Runs all suites of the plan, after a rehearsal of the smallest, so that the first contenders do not meet colder code than the last.</summary>
    public IReadOnlyList<Measurement> Run()
    {
        output.WriteLine("Rehearsal");
        BenchmarkPlan rehearsal = plan with { StateCounts = [plan.StateCounts[0]], Rounds = plan.Rounds with { RoundCount = 1 } };
        var session = new BenchmarkSession(rehearsal, TextWriter.Null);
        session.Run(session.TableSuites());
        return Run([.. TableSuites(), new TrainingSuite(PublishedExperiment.Create()), new PolicySuite()]);
    }

    public IReadOnlyList<Measurement> Run(IEnumerable<ISuite> suites)
    {
        var measurements = new List<Measurement>();
        foreach (ISuite suite in suites)
        {
            output.WriteLine(suite.Title);
            Run(suite, measurements);

            // Not within the suite's own run, which may keep its tables alive to its end.
            GC.Collect();
        }

        return measurements;
    }

    /// <summary>The suites that are measured at several numbers of states, from few to many.</summary>
    public IEnumerable<ISuite> TableSuites()
    {
        yield return new DiscretizationSuite(plan.StateCounts[0], plan);
        yield return new ShapeSuite(plan.StateCounts[0]);
        foreach (int stateCount in plan.StateCounts)
        {
            yield return new UpdateSuite(stateCount, plan);
            yield return new StepSuite(stateCount, plan);
            yield return new InsertSuite(stateCount, plan);
            if (stateCount <= plan.MaxCheckpointStates)
                yield return new CheckpointSuite(stateCount);
            if (stateCount <= plan.MaxPlanningStates)
                yield return new PlanningSuite(stateCount);
        }
    }

    private void Run(ISuite suite, List<Measurement> measurements)
    {
        foreach (IReadOnlyList<Entry> group in suite.CreateGroups())
        {
            foreach (Measurement measurement in _runner.Run(group))
            {
                measurements.Add(measurement);
                output.WriteLine(FormattableString.Invariant(
                    $"  {measurement.Name,-36}{measurement.StateCount,12:N0} states{measurement.NsPerOperation,14:N2} ns{measurement.AllocatedBytesPerOperation,12:N2} bytes"));
            }
        }
    }
}
