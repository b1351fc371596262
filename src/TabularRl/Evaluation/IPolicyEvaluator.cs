using TabularRl.Policies;

namespace TabularRl.Evaluation;

/// <summary>
/// Says how a frozen policy does from every start of a task. For tasks that can compute this instead of playing; any other is played by an
/// <see cref="Evaluator"/>. Implementations are thread-safe: a study asks them on several threads at once.
/// </summary>
public interface IPolicyEvaluator
{
    /// <summary>The number of actions.</summary>
    int ActionCount { get; }

    /// <summary>Whether the task answers an action always alike, so that only the start and the policy's own choices vary.</summary>
    bool IsDeterministic { get; }

    /// <summary>Whether an episode can reach a goal; else policies are compared by their returns.</summary>
    bool HasGoal { get; }

    /// <summary>Evaluates a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <returns>The evaluation; of every policy over the same starts in the same order.</returns>
    /// <exception cref="ArgumentException">Task and policy do not fit.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    PolicyEvaluation Evaluate(IPolicy policy, CancellationToken cancellationToken = default);
}
