namespace TabularRl.Evaluation.OffPolicy;

/// <summary>All estimates of a log as functions of how often each episode counts, so that a bootstrap resample is computed as the log itself is.</summary>
internal sealed class EstimatorSet
{
    private readonly LoggedEpisodes _log;
    private readonly TargetPolicyLog _target;
    private readonly TabularModel? _model;
    private readonly double[]? _doublyRobust;
    private readonly double[] _returns; // an episode: G
    private readonly double[] _weights; // an episode: w_T
    private readonly double[] _perDecision; // an episode
    private readonly double[] _discounts; // a step number: γ^t
    private readonly double[] _numerators; // a step number
    private readonly double[] _denominators; // a step number
    private readonly double[] _carried; // a step number: the weights of the episodes that ended just before it

    public EstimatorSet(LoggedEpisodes log, TargetPolicyLog target, TabularModel? model, double discount, int foldCount, ulong foldSeed)
    {
        _log = log;
        _target = target;
        _model = model;
        int count = log.EpisodeCount;
        _returns = new double[count];
        _weights = new double[count];
        _perDecision = new double[count];
        int longest = Enumerable.Range(0, count).Max(log.GetLength);
        _discounts = new double[longest];
        _numerators = new double[longest];
        _denominators = new double[longest];
        _carried = new double[longest + 1];
        for (int step = 0; step < longest; step++)
            _discounts[step] = step == 0 ? 1 : _discounts[step - 1] * discount;
        for (int episode = 0; episode < count; episode++)
        {
            int start = log.Starts[episode];
            for (int at = start; at < log.Starts[episode + 1]; at++)
            {
                double reward = _discounts[at - start] * log.Rewards[at];
                _returns[episode] += reward;
                _perDecision[episode] += target.Weights[at] * reward;
                _weights[episode] = target.Weights[at];
            }
        }

        _doublyRobust = model is null ? null : DoublyRobustReturns.CrossFitted(log, target, model, discount, foldCount, foldSeed);
    }

    /// <summary>The estimators that there are.</summary>
    public ReadOnlySpan<OffPolicyEstimator> Estimators => _model is null
        ? Enum.GetValues<OffPolicyEstimator>().AsSpan(0, (int)OffPolicyEstimator.DirectMethod)
        : Enum.GetValues<OffPolicyEstimator>();

    /// <summary>Each episode's weight w_T.</summary>
    public ReadOnlySpan<double> EpisodeWeights => _weights;

    /// <summary>The mean return of the log itself.</summary>
    public double BehaviorReturn(ReadOnlySpan<int> multiplicities) => Mean(_returns, multiplicities);

    /// <summary>An estimate, where episodes count so many times each. The direct method fits its model anew.</summary>
    public double Estimate(OffPolicyEstimator estimator, ReadOnlySpan<int> multiplicities)
    {
        switch (estimator)
        {
            case OffPolicyEstimator.ImportanceSampling:
                return WeightedReturnSum(multiplicities) / Sum(multiplicities);
            case OffPolicyEstimator.WeightedImportanceSampling:
                return WeightedReturnSum(multiplicities) / WeightSum(multiplicities);
            case OffPolicyEstimator.PerDecision:
                return Mean(_perDecision, multiplicities);
            case OffPolicyEstimator.WeightedPerDecision:
                return WeightedPerDecision(multiplicities);
            case OffPolicyEstimator.DirectMethod:
                _model!.Fit(multiplicities);
                return _model.MeanStartValue(multiplicities);
            case OffPolicyEstimator.DoublyRobust:
                return Mean(_doublyRobust!, multiplicities);
            default:
                throw new ArgumentOutOfRangeException(nameof(estimator), estimator, "There is no such estimator.");
        }
    }

    private double WeightedPerDecision(ReadOnlySpan<int> multiplicities)
    {
        Array.Clear(_numerators);
        Array.Clear(_denominators);
        Array.Clear(_carried);
        ReadOnlySpan<double> weights = _target.Weights;
        ReadOnlySpan<double> rewards = _log.Rewards;
        for (int episode = 0; episode < multiplicities.Length; episode++)
        {
            int multiplicity = multiplicities[episode];
            if (multiplicity == 0)
                continue;
            int start = _log.Starts[episode];
            int length = _log.Starts[episode + 1] - start;
            for (int step = 0; step < length; step++)
            {
                double weight = multiplicity * weights[start + step];
                _numerators[step] += weight * rewards[start + step];
                _denominators[step] += weight;
            }

            _carried[length] += multiplicity * _weights[episode];
        }

        double value = 0;
        double ended = 0;
        for (int step = 0; step < _numerators.Length; step++)
        {
            ended += _carried[step];
            double denominator = _denominators[step] + ended;
            value += _discounts[step] * _numerators[step] / denominator;
        }

        return value;
    }

    private double WeightedReturnSum(ReadOnlySpan<int> multiplicities)
    {
        double sum = 0;
        for (int episode = 0; episode < multiplicities.Length; episode++)
            sum += multiplicities[episode] * (_weights[episode] * _returns[episode]);
        return sum;
    }

    private double WeightSum(ReadOnlySpan<int> multiplicities)
    {
        double sum = 0;
        for (int episode = 0; episode < multiplicities.Length; episode++)
            sum += multiplicities[episode] * _weights[episode];
        return sum;
    }

    private static double Mean(double[] values, ReadOnlySpan<int> multiplicities)
    {
        double sum = 0;
        for (int episode = 0; episode < multiplicities.Length; episode++)
            sum += multiplicities[episode] * values[episode];
        return sum / Sum(multiplicities);
    }

    private static double Sum(ReadOnlySpan<int> multiplicities)
    {
        long sum = 0;
        foreach (int multiplicity in multiplicities)
            sum += multiplicity;
        return sum;
    }
}
