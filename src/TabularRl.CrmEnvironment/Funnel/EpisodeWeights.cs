using System.Runtime.InteropServices;
using TabularRl.Environments;
using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>
/// Follows all courses of a customer's episode at once, contact by contact: at each the places where he may stand, with their probabilities.
/// Holds the figures of the customer last weighed; not thread-safe.
/// </summary>
internal sealed class EpisodeWeights(EpisodeRules rules, IPolicy policy, double discountFactor)
{
    // A policy is asked to choose only to learn whether it knows the state: what it draws decides nothing.
    private readonly Xoshiro256 _unused = new(0);
    private readonly double[] _observation = new double[rules.Features.Count];
    private readonly double[] _probabilities = new double[CrmActions.Count];
    private readonly List<double> _levelStepCounts = [];
    private Dictionary<Place, double> _places = [];
    private Dictionary<Place, double> _next = [];
    private double _stepCount;
    private double _coveredStepCount;
    private double _finestCoveredStepCount;
    private bool _isFirstStateCovered;

    public double GoalRate { get; private set; }

    /// <summary>The expected return, discounted.</summary>
    public double Return { get; private set; }

    public void Weigh(int profile, FunnelState start, ReadOnlySpan<double> features)
    {
        Clear();
        features.CopyTo(_observation);
        _places.Add(new Place(start, -1), 1.0);
        double discount = 1.0;
        for (int contactsLeft = rules.ContactBudget; contactsLeft > 0; contactsLeft--)
        {
            // Without removals a dictionary is enumerated in the order of its additions, so that sums are the same on every run.
            foreach ((Place place, double weight) in _places)
                Decide(profile, place, weight, contactsLeft, discount);
            (_places, _next) = (_next, _places);
            _next.Clear();
            discount *= discountFactor;
        }
    }

    public StartExpectation ToExpectation() => new()
    {
        GoalRate = GoalRate,
        Return = Return,
        StepCount = _stepCount,
        CoveredStepCount = _coveredStepCount,
        FinestCoveredStepCount = _finestCoveredStepCount,
        LevelStepCounts = [.. _levelStepCounts],
        IsFirstStateCovered = _isFirstStateCovered,
    };

    private void Clear()
    {
        _places.Clear();
        _next.Clear();
        CollectionsMarshal.AsSpan(_levelStepCounts).Clear();
        (GoalRate, Return, _stepCount, _coveredStepCount, _finestCoveredStepCount) = (0, 0, 0, 0, 0);
    }

    private void Decide(int profile, Place place, double weight, int contactsLeft, double discount)
    {
        rules.WriteLive(_observation, place.State, contactsLeft);
        PolicyAction choice = policy.SelectAction(_observation, ActionMask.All, _unused);
        Count(choice, weight, isFirst: contactsLeft == rules.ContactBudget);
        policy.GetActionProbabilities(_observation, ActionMask.All, _probabilities);
        for (int action = 0; action < _probabilities.Length; action++)
        {
            double taken = weight * _probabilities[action];
            if (taken == 0)
                continue;
            double answered = rules.Answer(profile, place.State, action, out FunnelReply reply);
            if (answered > 0)
                Follow(reply, taken * answered);
            if (answered < 1)
                Follow(SimulatedResponse.Unmoved(place.State), taken * (1 - answered));

            void Follow(FunnelReply outcome, double probability)
            {
                Return += probability * discount * rules.Reward.Of(action, place.LastAction, outcome, contactsLeft == 1);
                if (outcome.Subscribed)
                    GoalRate += probability;
                else
                    CollectionsMarshal.GetValueRefOrAddDefault(_next, new Place(outcome.State, rules.LastActionMatters ? action : -1), out _) += probability;
            }
        }
    }

    private void Count(PolicyAction choice, double weight, bool isFirst)
    {
        _stepCount += weight;
        if (choice.IsCovered)
            _coveredStepCount += weight;
        if (choice.IsCoveredAtFinest)
            _finestCoveredStepCount += weight;
        if (isFirst)
            _isFirstStateCovered = choice.IsCovered;
        while (_levelStepCounts.Count <= choice.Level)
            _levelStepCounts.Add(0);
        _levelStepCounts[choice.Level] += weight;
    }

    /// <summary>Where a customer stands, and what was done last where that counts; −1 elsewhere.</summary>
    private readonly record struct Place(FunnelState State, int LastAction);
}
