namespace CrmExperiment.Results;

/// <summary>The figures of the published experiment, 15 features, quoted for comparison; none of them was measured here.</summary>
internal static class PublishedFigures
{
    public const int Customers = 11_032;
    public const int States = 1_449;

    /// <summary>With feature selection, of 32 numbers and 22 actions.</summary>
    public const int FeatureSelectionStates = 522_619;
    public const double TrainingSeconds = 136;

    /// <summary>Steps of a training episode, the mean.</summary>
    public const double TrainingSteps = 7.1;
    public const double TrainingSubscriptionRate = 0.3280;
    public const double TestRate = 0.0130;
    public const int TestEpisodes = 1_000;
    public const int TestSuccesses = 13;

    /// <summary>What the publication calls random: the share of subscribers among all customers.</summary>
    public const double ClaimedRandomRate = 0.0044;
    public const double ClaimedFactor = 3.0;
}
