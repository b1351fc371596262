using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Checking.AgentChecks;

/// <summary>A random decision process of five states, with two outcomes an action, of which every fourth terminates, and one illegal action in every other state.</summary>
internal sealed class FiveStateModel : IFiniteModel
{
    public const int Size = 5;

    private readonly ModelTransition[] _transitions;
    private readonly ActionMask[] _masks = new ActionMask[Size];

    public FiveStateModel(ulong seed)
    {
        var random = new Pcg64(seed);
        _transitions = new ModelTransition[2 * Size * AgentSubject.ActionCount];
        for (int i = 0; i < _transitions.Length; i += 2)
        {
            double first = random.NextUniform(0.1, 0.9);
            _transitions[i] = Draw(random, first);
            _transitions[i + 1] = Draw(random, 1 - first);
        }

        for (int state = 0; state < Size; state += 2)
        {
            int illegal = random.NextInt32(AgentSubject.ActionCount);
            _masks[state] = AgentSubject.Only((illegal + 1) % AgentSubject.ActionCount, (illegal + 2) % AgentSubject.ActionCount);
        }
    }

    public int StateCount => Size;

    public int ActionCount => AgentSubject.ActionCount;

    public ReadOnlySpan<ModelTransition> GetTransitions(int state, int action) => _transitions.AsSpan(2 * (state * AgentSubject.ActionCount + action), 2);

    public ActionMask GetLegalActions(int state) => _masks[state];

    /// <summary>Plays an agent in the model from uniformly drawn states, and returns the actions that it took.</summary>
    public List<int> Play(AgentSubject subject, Pcg64 random, int episodeCount, int maxSteps = 50, Action? beforeStep = null)
    {
        var actions = new List<int>();
        for (int episode = 0; episode < episodeCount; episode++)
        {
            int state = random.NextInt32(Size);
            int action = subject.Begin(state, _masks[state]);
            for (int step = 1; ; step++)
            {
                actions.Add(action);
                beforeStep?.Invoke();
                ReadOnlySpan<ModelTransition> outcomes = GetTransitions(state, action);
                ModelTransition outcome = outcomes[random.NextDouble() < outcomes[0].Probability ? 0 : 1];
                state = outcome.NextState;
                if (outcome.Terminated || step == maxSteps)
                {
                    subject.End(outcome.Reward, state, outcome.Terminated, _masks[state]);
                    break;
                }

                action = subject.Step(outcome.Reward, state, _masks[state]);
            }
        }

        return actions;
    }

    private static ModelTransition Draw(Pcg64 random, double probability) =>
        new(probability, random.NextInt32(Size), random.NextUniform(-1, 1), random.NextDouble() < 0.25);
}
