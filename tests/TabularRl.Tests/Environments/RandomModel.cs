using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Tests.Environments;

/// <summary>A small Markov decision process with two outcomes an action, drawn at random; every fourth outcome or so terminates.</summary>
internal sealed class RandomModel : IFiniteModel
{
    private readonly ModelTransition[][] _transitions;

    public RandomModel(int stateCount, int actionCount, ulong seed)
    {
        StateCount = stateCount;
        ActionCount = actionCount;
        var random = new Pcg64(seed);
        _transitions = new ModelTransition[stateCount * actionCount][];
        for (int i = 0; i < _transitions.Length; i++)
        {
            double first = random.NextUniform(0.1, 0.9);
            _transitions[i] = [Draw(random, first), Draw(random, 1 - first)];
        }
    }

    public int StateCount { get; }

    public int ActionCount { get; }

    public ReadOnlySpan<ModelTransition> GetTransitions(int state, int action) => _transitions[state * ActionCount + action];

    private ModelTransition Draw(Pcg64 random, double probability) =>
        new(probability, random.NextInt32(StateCount), random.NextUniform(-1, 1), random.NextDouble() < 0.25);
}
