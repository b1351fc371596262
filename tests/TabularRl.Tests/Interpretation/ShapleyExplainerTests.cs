using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Interpretation;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Tests.Interpretation;

public sealed class ShapleyExplainerTests
{
    private static readonly FrozenPolicy Funnel = TestTables.Funnel();

    [Test]
    public void Explain_OneBackgroundObservation_GivesTheHandMadeAnswer()
    {
        ShapleyExplanation explanation = new ShapleyExplainer(Funnel, [[0, 10]]).Explain([2, 20]);

        // f is the advantage of action 2: (0,10): 0.0−0.5; Stage 2 alone: 0.3−0.9; Rate 20 alone: 0.1−0.6; both: 1.0−0.4.
        double none = -0.5, stage = 0.3 - 0.9, rate = 0.1 - 0.6, both = 0.6;
        Assert.That(explanation.Action, Is.EqualTo(2));
        Assert.That(explanation.Value, Is.EqualTo(both).Within(1e-12));
        Assert.That(explanation.BaseValue, Is.EqualTo(none).Within(1e-12));
        Assert.That(explanation.Contributions[0].Value, Is.EqualTo(((stage - none) + (both - rate)) / 2).Within(1e-12));
        Assert.That(explanation.Contributions[1].Value, Is.EqualTo(((rate - none) + (both - stage)) / 2).Within(1e-12));
        Assert.That(explanation.UnknownShare, Is.Zero);
        Assert.That(explanation.EvaluationCount, Is.EqualTo(4));
    }

    [Test]
    public void Explain_UnknownState_IsUnknown()
    {
        var explainer = new ShapleyExplainer(Funnel, [[0, 10]], new ShapleyOptions { Action = 1 });
        ShapleyExplanation explanation = explainer.Explain([2, 12]);

        Assert.That(explanation.Knowledge, Is.EqualTo(StateKnowledge.Unknown));
        Assert.That(explanation.Contributions, Is.Empty);
        Assert.That(explanation.Action, Is.EqualTo(-1));
        Assert.That(explanation.Value, Is.NaN);
        Assert.That(explanation.ToText(new TableLabels(Funnel)), Does.StartWith("unknown"));
    }

    [Test]
    public void Explain_MixturesThatWereNeverMet_AreCounted()
    {
        // Of the mixtures with (5, 30) only the state itself is known.
        ShapleyExplanation explanation = new ShapleyExplainer(Funnel, [[5, 30], [2, 20]]).Explain([2, 20]);

        Assert.That(explanation.UnknownShare, Is.EqualTo(0.5 * 0.75));
        Assert.That(explanation.BackgroundCount, Is.EqualTo(2));
    }

    [Test]
    public void Explain_EqualBackgroundStates_AreLookedUpOnce()
    {
        ShapleyExplanation once = new ShapleyExplainer(Funnel, [[0, 10]]).Explain([2, 20]);
        ShapleyExplanation thrice = new ShapleyExplainer(Funnel, [[0, 10], [0.1, 10.2], [-0.1, 9.9]]).Explain([2, 20]);

        Assert.That(thrice.EvaluationCount, Is.EqualTo(once.EvaluationCount));
        Assert.That(thrice.Contributions[0].Value, Is.EqualTo(once.Contributions[0].Value).Within(1e-12));
    }

    [Test]
    public void Explain_FeatureThatAgreesWithTheBackground_CostsNothing()
    {
        ShapleyExplanation explanation = new ShapleyExplainer(Funnel, [[0, 20], [1, 20]]).Explain([2, 20]);

        Assert.That(explanation.EvaluationCount, Is.EqualTo(4));
        Assert.That(explanation.Contributions[1].Value, Is.Zero);
    }

    [Test]
    public void Explain_InputThatCannotBe_IsRefused()
    {
        var explainer = new ShapleyExplainer(Funnel, [[0, 10]], new ShapleyOptions { Action = 1 });
        Assert.That(() => explainer.Explain([2, 20], ActionMask.FromFlags([true, false, true])), Throws.ArgumentException.With.Message.Contains("not legal"));
        Assert.That(() => explainer.Explain([2, 20], ActionMask.FromFlags([false, true, false])), Throws.ArgumentException.With.Message.Contains("Only one action"));
        Assert.That(() => new ShapleyExplainer(Funnel, []), Throws.ArgumentException.With.Message.Contains("no observation"));
        Assert.That(() => new ShapleyExplainer(Funnel, [[1]]), Throws.ArgumentException);
        Assert.That(() => new ShapleyExplainer(Funnel, [[1, 2]], new ShapleyOptions { Action = 3 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Explain_TooManyDifferingFeatures_SaysHowMany()
    {
        var discretizer = new RoundingDiscretizer(21, new RoundingOptions { Decimals = 0 });
        FrozenPolicy policy = TestTables.Of(discretizer, 2, (new int[21], [0, 1], [1, 1]));
        double[] background = [.. Enumerable.Repeat(1.0, 21)];

        Assert.That(() => new ShapleyExplainer(policy, [background]).Explain(new double[21]), Throws.ArgumentException.With.Message.Contains("21 features"));
        background[4] = 0;
        Assert.That(new ShapleyExplainer(policy, [background]).Explain(new double[21]).EvaluationCount, Is.EqualTo(1 << 20));
    }

    [FsCheckProperty(MaxTest = 40)]
    public bool Explain_AnyTable_EqualsThePlainDefinition(uint seed, bool oneCellPerFeature)
    {
        FrozenPolicy source = TestTables.Random(seed, maxStates: 60, featureCount: 4, cells: 3, anyValues: true);
        IStateDiscretizer discretizer = oneCellPerFeature ? source.Discretizer : new Opaque(source.Discretizer);
        var policy = new FrozenPolicy(source.Table, discretizer);
        if (policy.StateCount == 0)
            return true;
        double[] state = TestTables.Observe(TestTables.CellsOf(policy, 0));
        var random = new Pcg64(seed + 1);
        double[][] background = [.. Enumerable.Range(0, 7).Select(_ => state.Select(_ => (double)(random.NextInt32(3) - 1)).ToArray())];

        foreach (ShapleyTarget target in Enum.GetValues<ShapleyTarget>())
        {
            ShapleyExplanation explanation = new ShapleyExplainer(policy, background, new ShapleyOptions { Target = target }).Explain(state);
            double[] worth = [.. Enumerable.Range(0, 16).Select(s => background.Average(b => Quantity(policy, Mix(state, b, s), explanation.Action, target)))];
            double[] expected = ShapleyValues.Compute(worth);
            bool agrees = explanation.Contributions.Select((c, i) => Math.Abs(c.Value - expected[i])).All(error => error < 1e-12)
                && Math.Abs(explanation.BaseValue - worth[0]) < 1e-12
                && Math.Abs(explanation.Contributions.Sum(c => c.Value) - (explanation.Value - explanation.BaseValue)) < 1e-12
                && Math.Abs(explanation.UnknownShare - background.Average(b => Enumerable.Range(0, 16).Average(s => policy.FindRow(Mix(state, b, s)) < 0 ? 1.0 : 0))) < 1e-12;
            if (!agrees)
                return false;
        }

        return true;
    }

    [Test]
    public void Explain_SumOfTables_IsLinearInTheValues()
    {
        FrozenPolicy left = TestTables.Random(7, maxStates: 60, cells: 3), right = Shifted(left);
        QTable sum = left.Table.Clone();
        for (int row = 0; row < sum.StateCount; row++)
        {
            for (int action = 0; action < 3; action++)
                sum.GetActionValues(row)[action] += right.GetActionValues(row)[action];
        }

        double[] state = TestTables.Observe(TestTables.CellsOf(left, 0));
        double[][] background = [[0, 0, 0], [1, 0, 1], [-1, 1, 1]];
        var options = new ShapleyOptions { Target = ShapleyTarget.ActionValue, Action = 1 };
        double[] Values(FrozenPolicy policy) => [.. new ShapleyExplainer(policy, background, options).Explain(state).Contributions.Select(c => c.Value)];
        double[] expected = [.. Values(left).Zip(Values(right), (l, r) => l + r)];

        Assert.That(Values(new FrozenPolicy(sum, left.Discretizer)), Is.EqualTo(expected).Within(1e-12));
        Assert.That(expected, Has.Some.Not.Zero);
    }

    private static FrozenPolicy Shifted(FrozenPolicy policy)
    {
        QTable table = policy.Table.Clone();
        for (int row = 0; row < table.StateCount; row++)
            table.GetActionValues(row)[1] = row % 5 - 2;
        return new FrozenPolicy(table, policy.Discretizer);
    }

    private static double[] Mix(double[] state, double[] background, int coalition) =>
        [.. state.Select((value, i) => (coalition >> i & 1) != 0 ? value : background[i])];

    private static double Quantity(FrozenPolicy policy, double[] observation, int action, ShapleyTarget target)
    {
        var values = new double[policy.ActionCount];
        policy.TryGetActionValues(observation, values);
        return values[action] - (target == ShapleyTarget.ActionValue ? 0 : values.Where((_, other) => other != action).Max());
    }

    /// <summary>The same cells, without the promise that each comes from one feature.</summary>
    private sealed class Opaque(IStateDiscretizer inner) : IStateDiscretizer
    {
        public int ObservationSize => inner.ObservationSize;

        public int CellCount => inner.CellCount;

        public CellWidth CellWidth => inner.CellWidth;

        public DiscretizerDescription Description => inner.Description;

        public void Discretize(ReadOnlySpan<double> observation, Span<int> cells) => inner.Discretize(observation, cells);
    }
}
