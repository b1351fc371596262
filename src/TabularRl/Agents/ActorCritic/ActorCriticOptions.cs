using TabularRl.Exploration;

namespace TabularRl.Agents.ActorCritic;

/// <summary>
/// The options of an <see cref="ActorCriticAgent"/>. Its own defaults: the learning rate α is that of the preferences; exploration is a
/// <see cref="Softmax"/> of temperature 1 over them, and can only be a softmax, since the update is its gradient; the initial action value is
/// the initial preference of every action.
/// </summary>
public sealed record ActorCriticOptions : TabularAgentOptions
{
    /// <summary>Creates the defaults.</summary>
    public ActorCriticOptions() => Exploration = new Softmax(1);

    /// <summary>The learning rate of the state values; in (0, 1], default 0.2. It should be greater than that of the preferences, so that the critic is ahead of the actor.</summary>
    public double StateValueLearningRate { get; init; } = 0.2;

    /// <summary>
    /// Whether the preferences' update is weighted by γ^t, t being the step of the episode, as the gradient of the return from the start has it;
    /// default true. Without, as most implementations have it, later steps of an episode learn as fast as the first.
    /// </summary>
    public bool WeighsByTime { get; init; } = true;

    internal override void Validate()
    {
        base.Validate();
        if (Exploration is not Softmax)
            throw new ArgumentException($"An actor-critic plays a softmax of its preferences, not '{Exploration.Kind}'; set Exploration to a Softmax, whose temperature is yours.", nameof(Exploration));
        if (!(StateValueLearningRate is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(StateValueLearningRate), StateValueLearningRate, "The learning rate of the state values must lie in (0, 1].");
    }
}
