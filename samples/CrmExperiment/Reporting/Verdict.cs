using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>What one experiment shows, in plain words. The factor over random never stands without the best constant policy's beside it.</summary>
internal sealed class Verdict
{
    private readonly TestResult _test;
    private readonly bool _nobodySubscribed;
    private readonly string _trainedFactor;
    private readonly string _constantFactor;

    private Verdict(ExperimentResult experiment)
    {
        _test = experiment.Test;
        _nobodySubscribed = Wording.IsLogged(experiment) && _test.Subscribers == 0;
        NothingToWin = _nobodySubscribed || _test.Ceiling <= 0;
        OverRandom = Comparisons.Of(_test.TrainedMinusRandom);
        OverConstant = Comparisons.Of(_test.TrainedMinusBestConstant);
        _trainedFactor = Figures.Factor(_test.Trained.Rate, _test.Random.Rate) ?? "";
        _constantFactor = Figures.Factor(_test.BestConstant.Rate, _test.Random.Rate) ?? "";
    }

    /// <summary>Whether no policy at all can win a test customer, so that there is nothing to compare.</summary>
    public bool NothingToWin { get; }

    public Comparison OverRandom { get; }

    public Comparison OverConstant { get; }

    /// <summary>The answer to «has it learned something of use?».</summary>
    public string Answer => this switch
    {
        { NothingToWin: true } => "These customers cannot tell",
        { OverRandom: Comparison.Worse } => "No, it does worse than choosing at random",
        { OverRandom: Comparison.Equal } => "No, it does exactly as well as choosing at random",
        { OverRandom: Comparison.Undecided } => "Undecided: it cannot be told from choosing at random",
        { OverConstant: Comparison.Better } => "Yes, it does better than choosing at random and better than any constant rule",
        { OverConstant: Comparison.Equal } => "Better than chance, but no better than a constant rule",
        { OverConstant: Comparison.Worse } => "Better than chance, but worse than a constant rule",
        _ => "Better than chance, but it cannot be told from a constant rule",
    };

    /// <summary>One line for a screen that shows the rates above it; factors are times the random policy's rate.</summary>
    public string Line => NothingToWin ? Nothing : $"{ShortOverRandom}; {ShortOverConstant}.";

    /// <summary>The whole in sentences that stand alone.</summary>
    public string Sentence => NothingToWin
        ? Wording.Capitalized(Nothing)
        : $"The trained policy won {Figures.Percent(_test.Trained.Rate)} of {Figures.Count(_test.Customers, "test customer")}, {LongOverRandom}. {LongOverConstant}";

    public static Verdict Of(ExperimentResult experiment) => new(experiment);

    private string Nothing => _nobodySubscribed
        ? $"the test split ({Figures.Count(_test.Customers, "customer")}) has no subscriber, so no policy can win anyone and nothing is decided."
        : $"no policy can win any of the {Figures.Count(_test.Customers, "test customer")} under these rules, so nothing is decided.";

    private string ShortOverRandom => OverRandom switch
    {
        Comparison.Better => $"better than random{InBrackets(_trainedFactor)}",
        Comparison.Worse => $"worse than random{InBrackets(_trainedFactor)}",
        Comparison.Equal => "exactly as good as random",
        _ => $"undecided against random{InBrackets(_trainedFactor)}",
    };

    private string ShortOverConstant => OverConstant switch
    {
        Comparison.Better => $"better than the best constant policy{InBrackets(_constantFactor)}",
        Comparison.Worse => $"the best constant policy does better{InBrackets(_constantFactor)}",
        Comparison.Equal => $"the best constant policy does exactly as well{InBrackets(_constantFactor)}",
        _ => $"undecided against the best constant policy{InBrackets(_constantFactor)}",
    };

    private string LongOverRandom
    {
        get
        {
            string random = Figures.Percent(_test.Random.Rate);
            string times = _trainedFactor.Length == 0 ? "" : $" ({_trainedFactor})";
            return OverRandom switch
            {
                Comparison.Better => $"more than the {random} of choosing at random{times}",
                Comparison.Worse => $"fewer than the {random} of choosing at random{times}",
                Comparison.Equal => "exactly as many as choosing at random",
                _ => $"against {random} of choosing at random{times}; chance alone can explain the difference",
            };
        }
    }

    private string LongOverConstant
    {
        get
        {
            string rule = Wording.Quoted(_test.BestConstant.Name);
            string rate = Figures.Percent(_test.BestConstant.Rate);
            string times = _constantFactor.Length == 0 ? "" : $", {_constantFactor} random";
            return OverConstant switch
            {
                Comparison.Better => $"It also did better than the best constant rule, {rule} ({rate}{times}).",
                Comparison.Worse => $"The best constant rule, {rule}, won more ({rate}{times}), and needs no learning.",
                Comparison.Equal => $"The best constant rule, {rule}, won exactly as many ({rate}{times}), and needs no learning.",
                _ => $"The best constant rule, {rule}, won {rate}{times}, and whether it or the trained policy is better is undecided.",
            };
        }
    }

    private static string InBrackets(string factor) => factor.Length == 0 ? "" : $" ({factor})";
}
