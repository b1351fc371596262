using TabularRl.Exploration.Schedules;

namespace TabularRl.Agents.Batch;

/// <summary>The options of agents that fit their values to a batch of transitions. The learning rate α is how far an iteration goes towards the targets; default constant 1, all the way.</summary>
public abstract record BatchAgentOptions : TabularAgentOptions
{
    private protected BatchAgentOptions() => LearningRate = Schedule.Constant(1);

    /// <summary>After how many transitions, own or logged, the values are fitted anew; at least 1, default 1,000. After a log call <see cref="BatchAgent.Fit"/>, so that its end counts too.</summary>
    public int FitInterval { get; init; } = 1_000;

    /// <summary>The greatest number of iterations K of a fit; at least 1, default 1,000.</summary>
    public int MaxIterationCount { get; init; } = 1_000;

    /// <summary>The greatest change of a value at which a fit ends before K iterations; at least 0, default 0.000001, in units of the reward.</summary>
    public double Tolerance { get; init; } = 1e-6;

    internal override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(FitInterval, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIterationCount, 1);
        if (!(Tolerance >= 0 && double.IsFinite(Tolerance)))
            throw new ArgumentOutOfRangeException(nameof(Tolerance), Tolerance, "The tolerance must be at least 0 and finite.");
    }
}
