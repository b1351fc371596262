using System.Collections.Immutable;
using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Policies;

namespace TabularRl.Training.Stopping;

internal sealed class BellmanResidual : IStopCondition
{
    private readonly double _residual;
    private readonly double _discountFactor;

    public BellmanResidual(double residual, double discountFactor)
    {
        if (!(residual > 0 && double.IsFinite(residual)))
            throw new ArgumentOutOfRangeException(nameof(residual), residual, "The residual must be positive and finite.");
        if (!(discountFactor is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(discountFactor), discountFactor, "The discount factor must be in [0, 1].");
        _residual = residual;
        _discountFactor = discountFactor;
    }

    public string Description => FormattableString.Invariant($"a Bellman residual of at most {_residual} for γ = {_discountFactor}");

    public IStopMonitor Begin(IEnvironment environment, IAgent agent)
    {
        IFiniteEnvironment finite = environment.FindCapability<IFiniteEnvironment>() ?? throw new ArgumentException(
            "The Bellman residual is that of an exact model, and the environment has none (IFiniteEnvironment); use another stop condition.", nameof(environment));
        return new Monitor(this, finite, agent);
    }

    private sealed class Monitor : IStopMonitor
    {
        private readonly BellmanResidual _condition;
        private readonly IFiniteEnvironment _environment;
        private readonly IFiniteModel _model;
        private readonly IAgent _agent;
        private readonly int[] _states; // those that an agent can act in
        private readonly double[] _observation;
        private readonly double[] _actionValues; // a pair: state · number of actions + action
        private readonly double[] _stateValues;

        public Monitor(BellmanResidual condition, IFiniteEnvironment environment, IAgent agent)
        {
            _condition = condition;
            _environment = environment;
            _model = environment.Model;
            _agent = agent;
            _states = ReachableStates(environment);
            _observation = new double[environment.ObservationSize];
            _actionValues = new double[checked(_model.StateCount * _model.ActionCount)];
            _stateValues = new double[_model.StateCount];
        }

        public ImmutableArray<double> State
        {
            get => [];
            set => StopState.CheckLength(value, 0);
        }

        public string? Check(ReadOnlySpan<LearningCurvePoint> curve)
        {
            ReadValues(_agent.Freeze(TieBreaking.Lowest));
            double residual = MaxResidual();
            return residual <= _condition._residual
                ? FormattableString.Invariant($"the Bellman residual, {residual:G3}, is within {_condition._residual}")
                : null;
        }

        private void ReadValues(IActionValuePolicy policy)
        {
            foreach (int state in _states)
            {
                Span<double> values = _actionValues.AsSpan(state * _model.ActionCount, _model.ActionCount);
                _environment.GetObservation(state, _observation);
                policy.TryGetActionValues(_observation, values);
                _stateValues[state] = GreedyAction.MaxValue(values, _model.GetLegalActions(state));
            }
        }

        private double MaxResidual()
        {
            double max = 0;
            foreach (int state in _states)
            {
                ActionMask legal = _model.GetLegalActions(state);
                for (int action = 0; action < _model.ActionCount; action++)
                {
                    if (legal.IsLegal(action))
                        max = Math.Max(max, Math.Abs(Target(state, action) - _actionValues[state * _model.ActionCount + action]));
                }
            }

            return max;
        }

        private double Target(int state, int action)
        {
            double target = 0;
            foreach (ref readonly ModelTransition outcome in _model.GetTransitions(state, action))
                target += outcome.Probability * (outcome.Reward + (outcome.Terminated ? 0 : _condition._discountFactor * _stateValues[outcome.NextState]));
            return target;
        }

        // A state that only terminal outcomes lead to is never acted in: its values stay initial and mean nothing.
        private static int[] ReachableStates(IFiniteEnvironment environment)
        {
            IFiniteModel model = environment.Model;
            var found = new bool[model.StateCount];
            var states = new List<int>();
            for (int state = 0; state < found.Length; state++)
                Add(state, environment.StartProbabilities[state]);
            for (int i = 0; i < states.Count; i++)
            {
                ActionMask legal = model.GetLegalActions(states[i]);
                for (int action = 0; action < model.ActionCount; action++)
                {
                    if (!legal.IsLegal(action))
                        continue;
                    foreach (ref readonly ModelTransition outcome in model.GetTransitions(states[i], action))
                        Add(outcome.NextState, outcome.Terminated ? 0 : outcome.Probability);
                }
            }

            return [.. states];

            void Add(int state, double probability)
            {
                if (probability > 0 && !found[state])
                {
                    found[state] = true;
                    states.Add(state);
                }
            }
        }
    }
}
