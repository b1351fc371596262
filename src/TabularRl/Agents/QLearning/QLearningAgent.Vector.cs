using TabularRl.Environments;

namespace TabularRl.Agents.QLearning;

/// <content>Many episodes at once in one table: their rows and actions are kept by whoever plays them, and rows are looked up in batches.</content>
public sealed partial class QLearningAgent
{
    /// <summary>Prepares for episodes that somebody else keeps; one of its own must not be running.</summary>
    /// <exception cref="InvalidOperationException">An episode is running.</exception>
    internal void CheckIdle() => CheckNoEpisode();

    /// <summary>The key of an observation; the next call overwrites it.</summary>
    internal ReadOnlySpan<ulong> Encode(ReadOnlySpan<double> observation) => Encoder.Encode(observation);

    /// <summary>As <see cref="BeginEpisode"/>, from a row.</summary>
    internal int BeginAt(int row, ActionMask legalActions) => SelectAndFetch(row, SelectAction(row, legalActions));

    /// <summary>As <see cref="Step"/>, from the row and action whose reward has come to the next row.</summary>
    internal int StepAt(int row, int action, double reward, int nextRow, ActionMask legalActions)
    {
        CheckReward(reward);
        return SelectAndFetch(nextRow, LearnAndSelect(row, action, reward, nextRow, legalActions));
    }

    /// <summary>As <see cref="TabularAgent.EndEpisode"/>; the final row is −1 where it is terminal or unknown.</summary>
    internal void EndAt(int row, int action, double reward, bool terminated, int finalRow, ActionMask legalActions)
    {
        CheckReward(reward);
        LearnLast(row, action, reward, terminated, finalRow, legalActions);
        CountEpisode();
    }

    // The visits stand apart from the values: until this episode's turn comes again, their line has come.
    private int SelectAndFetch(int row, int action)
    {
        Table.DangerousPrefetchVisit(row, action);
        return action;
    }
}
