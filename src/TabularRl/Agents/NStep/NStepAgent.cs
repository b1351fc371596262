using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.NStep;

/// <summary>
/// What agents with targets of n steps share: a step is learned n steps later, from the rewards in between and the value of where they led.
/// When an episode ends, every step that still waits is learned from the rewards that came and, where it was only truncated, the value of
/// its last state. Not thread-safe.
/// </summary>
public abstract class NStepAgent : TabularAgent
{
    private readonly int _backupLength;
    private readonly StepBuffer _waiting = new();

    private protected NStepAgent(IStateDiscretizer discretizer, NStepOptions options, QTable table)
        : base(discretizer, options, table) => _backupLength = options.BackupLength;

    private protected override ImmutableArray<double> SnapshotSettings => [_backupLength];

    private protected bool IsOldestDue => _waiting.Count == _backupLength;

    private protected override void OnEpisodeBegun() => _waiting.Clear();

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions)
    {
        Wait(reward);
        double finalValue = terminated ? 0 : StateValue(finalRow, finalLegalActions);
        while (_waiting.Count > 0)
            LearnOldest(finalValue);
    }

    /// <summary>The value of a state in which nothing is taken, as of the last one of a truncated episode.</summary>
    private protected abstract double StateValue(int row, ActionMask legalActions);

    /// <summary>What the state of a waiting step is worth if its action returned so much.</summary>
    private protected virtual double BackedUpValue(in AgentStep step, double actionReturn) => actionReturn;

    /// <summary>Makes the running step wait, now that its reward has come.</summary>
    private protected void Wait(double reward) => _waiting.Add(new AgentStep(Row, Action, reward, LegalActions));

    /// <summary>Learns the step that has waited longest: <c>G ← r + γ · V</c> from the newest back to it, V being at first the value of where they led.</summary>
    private protected void LearnOldest(double value)
    {
        for (int i = _waiting.Count - 1; i > 0; i--)
        {
            ref readonly AgentStep step = ref _waiting[i];
            value = BackedUpValue(in step, step.Reward + DiscountFactor * value);
        }

        AgentStep oldest = _waiting[0];
        _waiting.RemoveOldest();
        Update(oldest.Row, oldest.Action, oldest.Reward + DiscountFactor * value);
    }
}
