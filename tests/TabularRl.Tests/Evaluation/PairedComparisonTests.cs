using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Tests.Environments;

namespace TabularRl.Tests.Evaluation;

[TestFixture]
internal sealed class PairedComparisonTests
{
    private static readonly Evaluator Evaluator = new(new EvaluatorOptions { MaxStepsPerEpisode = 2 });

    [Test]
    public void Of_TwoPolicies_ComparesThemStartByStart()
    {
        // In two steps the policy "right" reaches the end of six cells from the last two, "left" from none.
        PolicyEvaluation right = Evaluate(new ConstantPolicy(1, 2, "right")), left = Evaluate(new ConstantPolicy(0, 2, "left"));
        PairedComparison comparison = PairedComparison.Of(right, left, seed: 1);

        Assert.That((comparison.PolicyName, comparison.BaselineName), Is.EqualTo(("right", "left")));
        Assert.That(comparison.Difference, Is.EqualTo(1 / 3.0).Within(1e-15));
        Assert.That(comparison.PValue, Is.EqualTo(0.5), "Two differences of one sign: 2 of 4 flips are as extreme.");
        Assert.That(comparison.DifferenceInterval.Low, Is.EqualTo(0).Within(1e-12));
        Assert.That(comparison.DifferenceInterval.High, Is.InRange(0.5, 0.9));
    }

    [Test]
    public void Of_APolicyAndItself_SeesNoDifference()
    {
        PolicyEvaluation right = Evaluate(new ConstantPolicy(1, 2));
        PairedComparison comparison = PairedComparison.Of(right, right, seed: 1);
        Assert.That((comparison.Difference, comparison.PValue), Is.EqualTo((0.0, 1.0)));
        Assert.That((comparison.DifferenceInterval.Low, comparison.DifferenceInterval.High), Is.EqualTo((0.0, 0.0)));
    }

    [Test]
    public void Of_DifferentNumbersOfStarts_IsRefused()
    {
        PolicyEvaluation six = Evaluate(new ConstantPolicy(1, 2));
        PolicyEvaluation three = Evaluator.Evaluate(new ChainEnvironment(3), new ConstantPolicy(1, 2));
        Assert.That(() => PairedComparison.Of(six, three, 1), Throws.ArgumentException.With.Message.Contains("6 and 3 starts"));
    }

    private static PolicyEvaluation Evaluate(ConstantPolicy policy) => Evaluator.Evaluate(new ChainEnvironment(6), policy);
}
