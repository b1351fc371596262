using CrmExperiment.Pipeline;
using CrmExperiment.Results;
using CrmExperiment.Tests.Reporting;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>What may be said of the published claims on γ, and what may not.</summary>
[TestFixture]
public sealed class GridVerdictTests
{
    [Test]
    public void Of_RangeThatHoldsZero_DoesNotSayThatNothingHappens() => Assert.That(
        Verdict(PlausibleSweep.Grid(discountFactor: (-0.001, -0.004, 0.002))),
        Does.Contain("not known to do anything, but whatever its interval holds is not excluded").And.Contain("α moves the rate further, by +2.00 points (+1.00 to +3.00)"));

    [Test]
    public void Of_RangeWithoutZero_SaysThatItDoesSomethingAndHowMuch() => Assert.That(
        Verdict(PlausibleSweep.Grid(discountFactor: (-0.004, -0.006, -0.002))),
        Does.Contain("over this range it does something").And.Contain("γ from 0.9 to 0.99 changes the rate by -0.40 points (-0.60 to -0.20)"));

    [Test]
    public void Of_OneStepThatCosts_IsNoOneStepTask() => Assert.That(
        Verdict(PlausibleSweep.Grid()),
        Does.Contain("takes 7.0 steps in training (published: 7.1)").And.Contain("changes the rate by -4.60 points (-5.60 to -3.60)").And.Contain("so it is no one-step task"));

    [Test]
    public void Of_OneStepThatChangesNothing_CannotTell() => Assert.That(
        Verdict(PlausibleSweep.Grid(oneStep: (0, 0, 0)), differs: false),
        Does.StartWith("No setting of the grid mattered").And.Contain("nothing can be said of γ here").And.Contain("this experiment cannot tell"));

    [Test]
    public void Of_OneStepThatIsUndecided_DecidesNothing() => Assert.That(
        Verdict(PlausibleSweep.Grid(oneStep: (0.001, -0.001, 0.003))), Does.Contain("which decides nothing"));

    [Test]
    public void Of_AnyGrid_HasNoThresholdOfItsOwn() => Assert.That(Verdict(PlausibleSweep.Grid()), Does.Not.Contain("under 5"));

    private static string Verdict(GridResult grid, bool differs = true) =>
        GridVerdict.Of(grid, differs).Replace(Figures.HardSpace, ' ').Replace(Figures.Minus, '-');
}
