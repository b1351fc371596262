using CrmExperiment.Reporting;
using CrmExperiment.Results;

namespace CrmExperiment.Tests.Reporting;

[TestFixture]
internal sealed class ExplanationWordingTests
{
    [Test]
    public void Lines_OfAKnownCustomer_SayActionMarginTrialsAndTheSmallestChange() => Assert.Multiple(() =>
    {
        Assert.That(Headline(PlausibleExplanations.Known()), Is.EqualTo("Customer 20363 (Canada, bootcamp B27): Make Phone Call"));
        Assert.That(Lines(PlausibleExplanations.Known()), Is.EqualTo(new[]
        {
            "What the policy sees: country: Canada; no first call yet; 2 contacts left.",
            "Make Phone Call is expected to bring 1.227 points, 1.881 points more than the runner-up, Send Email (a contact costs 1 point, a subscription brings 10, later points count a little less).",
            "Training knows such customers: the state with all that is seen decided. Training met it 41,645 times, and tried this action in it 29,629 times.",
            "The nearest case that would get another action: Assign Account Manager, met 1,667 times, with “country: Brazil” instead of “country: Canada” and “1 contact left” instead of “2 contacts left”. That is what the policy would do, not what would become of the customer.",
        }));
    });

    [Test]
    public void Lines_OfABackedOffCustomer_SayWhyAndOnWhatItRests()
    {
        string text = string.Join('\n', Lines(PlausibleExplanations.BackedOff()));
        Assert.Multiple(() =>
        {
            Assert.That(Headline(PlausibleExplanations.BackedOff()), Does.StartWith("Customer 19631 (country unknown, "));
            Assert.That(text, Does.Contain("All that is seen together did not decide: several actions are worth the same there."));
            Assert.That(text, Does.Contain("What decided is a coarser state, which knows only: first call, contacts left."));
            Assert.That(text, Does.Contain("almost 0 points more than the runner-up, Send Email"));
            Assert.That(text, Does.Contain("tried this action in it 9 times, which is little evidence"));
            Assert.That(text, Does.Contain("The finer states had excluded Assign Account Manager."));
            Assert.That(text, Does.Contain("Send Email was never tried there"));
            Assert.That(text, Does.Contain("below 0: with such customers even the best action is expected to cost more than it brings"));
            Assert.That(text, Does.Contain("No change of what decided was found"));
        });
    }

    [Test]
    public void Lines_OfTheMarginalLevel_SayThatAllCustomersAreOne()
    {
        ExplanationResult marginal = PlausibleExplanations.Marginal();
        string text = string.Join('\n', Lines(marginal));
        Assert.That(text, Does.Contain("training never met it. The coarser state after it did not decide: training tried its best action too rarely there. What decided is the average over all customers"));
        Assert.That(text, Does.Not.Contain("No change"));
        Assert.That(ExplanationWording.Contributions(marginal), Does.StartWith("No feature of the customer speaks for it"));
    }

    [Test]
    public void Lines_OfATie_NameTheActionsAndTheLot() => Assert.Multiple(() =>
    {
        Assert.That(Headline(PlausibleExplanations.Tied()), Does.EndWith("no advice, 3 actions are worth the same"));
        Assert.That(Lines(PlausibleExplanations.Tied()), Has.Some.StartsWith("Nothing tells Send Email, Make Phone Call and Assign Account Manager apart: each is expected to bring 1.227 points"));
        Assert.That(Lines(PlausibleExplanations.Tied()), Has.Some.EndsWith("Training met it 41,645 times."));
        Assert.That(ExplanationWording.Contributions(PlausibleExplanations.Tied()), Is.Null);
    });

    [Test]
    public void Lines_OfAnUnknownCustomer_GiveNoReason() => Assert.Multiple(() =>
    {
        ExplanationResult unknown = PlausibleExplanations.Unknown();
        Assert.That(Headline(unknown), Does.EndWith("no advice, nothing is known"));
        Assert.That(Lines(unknown), Is.EqualTo(new[]
        {
            "What the policy sees: country: Canada; no first call yet; 2 contacts left.",
            "Countries are numbered anew in each split under this protocol: the number of this customer's country read “country: Brazil” in training.",
            "The policy knows nothing of such customers: training never learned from this state. It would pick an action at random, and there is no reason for one.",
        }));
        Assert.That(ExplanationWording.Contributions(unknown), Is.Null);
        Assert.That(ExplanationWording.NearestLead(unknown), Does.Contain("no advice for this customer"));
        Assert.That(ExplanationWording.Nearest(unknown).Select(Plain), Is.EqualTo(new[]
        {
            "Wait, met 80 times, with “country: Chile” instead of “country: Brazil”.", "Undecided, met once, with “1 contact left” instead of “2 contacts left”.",
        }));
        Assert.That(ExplanationWording.Common([unknown]), Does.Contain("none of the test customers"));
        Assert.That(ExplanationWording.Common([unknown, PlausibleExplanations.Known()]), Is.Null);
    });

    [Test]
    public void Lines_UnderTheProgramsReward_ClaimNoPriceOfAContact() =>
        Assert.That(string.Join('\n', Lines(PlausibleExplanations.Known() with { Reward = "program" })), Does.Not.Contain("costs 1").And.Contain("published program"));

    [Test]
    public void Contributions_OfAKnownCustomer_AreOrderedBySizeAndSumUp() => Assert.Multiple(() =>
    {
        ExplanationResult known = PlausibleExplanations.Known();
        Assert.That(ExplanationWording.Contributions(known)!.Replace(Figures.HardSpace, ' '), Does.StartWith(
            $"Make Phone Call is 1.881 points ahead of the next best action here, and 0.611 points behind on average over 100 states of training"));
        Assert.That(ExplanationWording.Contributions(PlausibleExplanations.BackedOff()), Does.Contain($"and 1.500{Figures.HardSpace}points ahead on average"));
        Assert.That(ExplanationWording.ContributionTable(known.Contributions!), Is.EqualTo(new[]
        {
            new[] { "feature", "points" }, ["country: Canada", "+2.500"], ["no first call yet", $"{Figures.Minus}0.008"], ["together", "+2.492"],
        }));
    });

    [Test]
    public void Caution_ByWhatWasNeverMet_GrowsFromNoneToALot() => Assert.Multiple(() =>
    {
        ContributionsResult shares = PlausibleExplanations.Known().Contributions!;
        Assert.That(ExplanationWording.Caution(shares with { UnknownShare = 0 }), Is.Null);
        Assert.That(ExplanationWording.Caution(shares), Does.StartWith("18.0"));
        Assert.That(ExplanationWording.Caution(shares with { UnknownShare = 0.932 }), Does.StartWith("Read this with care: 93.2"));
    });

    [Test]
    public void ValueTable_OfABackedOffCustomer_MarksWhatWasExcluded() =>
        Assert.That(ExplanationWording.ValueTable(PlausibleExplanations.BackedOff()), Is.EqualTo(new[]
        {
            new[] { "action", "points", "trials" },
            ["Send Email", $"{Figures.Minus}1.950", "0"],
            ["Make Phone Call", $"{Figures.Minus}1.900", "9"],
            ["Assign Account Manager (excluded)", "2.600", "50"],
        }));

    [TestCase(20, "every time.")]
    [TestCase(12, "12 times: chance in training has a part in this choice.")]
    [TestCase(1, "once: chance in training has a part in this choice.")]
    [TestCase(0, "never: chance in training has a part in this choice.")]
    public void Lines_WithOtherSeeds_SayHowManyDecideAlike(int same, string expected)
    {
        string[] lines = Lines(PlausibleExplanations.Known() with { SeedAgreement = new(20, same) });
        Assert.That(lines, Has.One.EqualTo($"Trained again on 20 other seeds, the policy takes the same action {expected}"));
    }

    [Test]
    public void Standing_WithAndWithoutOtherSeeds_SaysHowManyAgree() => Assert.Multiple(() =>
    {
        Assert.That(ExplanationWording.Standing(PlausibleExplanations.BackedOff()), Is.EqualTo("backed-off"));
        Assert.That(Plain(ExplanationWording.Standing(PlausibleExplanations.Known() with { SeedAgreement = new(20, 12) })), Is.EqualTo("known; 12 of 20 other seeds agree"));
        Assert.That(Plain(ExplanationWording.Standing(PlausibleExplanations.Known() with { SeedAgreement = new(20, 1) })), Is.EqualTo("known; 1 of 20 other seeds agrees"));
    });

    [Test]
    public void Caveats_ByWhatAnswered_WarnOfCausesOversamplingAndInventedWorlds() => Assert.Multiple(() =>
    {
        string[] logged = [.. ExplanationWording.Caveats(PlausibleExplanations.Known()).Select(Plain)], simulated = [.. ExplanationWording.Caveats(PlausibleExplanations.Tied())];
        Assert.That(logged, Has.Length.EqualTo(2));
        Assert.That(logged[0], Does.Contain("need not have caused it"));
        Assert.That(logged[1], Does.Contain("30.0 %").And.Contain("too high"));
        Assert.That(simulated.Single(), Does.Contain("invented world"));
        Assert.That(ExplanationWording.Caveats(PlausibleExplanations.Unknown()), Is.Empty);
    });

    private static string Headline(ExplanationResult explanation) => Plain(ExplanationWording.Headline(explanation));

    private static string[] Lines(ExplanationResult explanation) => [.. ExplanationWording.Lines(explanation).Select(Plain)];

    private static string Plain(string text) => text.Replace(Figures.HardSpace, ' ');
}
