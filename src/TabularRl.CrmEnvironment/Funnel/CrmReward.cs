using System.Globalization;

namespace TabularRl.Crm;

/// <summary>
/// What the steps of an episode are worth. <see cref="Documented"/> is the default; <see cref="Program"/> is what the published program
/// paid; declare your own to try another. All that applies to a step is summed. Immutable and thread-safe.
/// </summary>
public sealed class CrmReward
{
    private readonly double[] _perAction;
    private readonly double[] _perStep;

    /// <summary>Creates a reward. Every amount is added as it stands, so costs are negative; all must be finite.</summary>
    /// <param name="name">Its name in reports.</param>
    /// <param name="perAction">Paid for each of the six actions whenever it is taken.</param>
    /// <param name="onSubscription">Paid on the step that subscribes the customer.</param>
    /// <param name="onFirstCall">Paid on each step whose action matches a logged first call, or, simulated, brings it about.</param>
    /// <param name="onDemo">The same for a demo.</param>
    /// <param name="onSurvey">The same for a survey.</param>
    /// <param name="onManager">The same for an account manager.</param>
    /// <param name="whileSignedUp">Paid on each step after which the stage is 4 or more and a sign-up is logged, or, simulated, had.</param>
    /// <param name="whenUnconverted">Paid on the step that ends an episode without a subscription.</param>
    /// <param name="onRepeat">Paid for taking the last action of the episode again, waiting excepted.</param>
    /// <exception cref="ArgumentException">There are not six amounts for the actions, or an amount is not finite.</exception>
    public CrmReward(
        string name,
        ReadOnlySpan<double> perAction,
        double onSubscription,
        double onFirstCall = 0,
        double onDemo = 0,
        double onSurvey = 0,
        double onManager = 0,
        double whileSignedUp = 0,
        double whenUnconverted = 0,
        double onRepeat = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (perAction.Length != CrmActions.Count)
            throw new ArgumentException($"A reward needs an amount for each of the {CrmActions.Count} actions; there are {perAction.Length}.", nameof(perAction));
        foreach (double amount in (ReadOnlySpan<double>)[.. perAction, onSubscription, onFirstCall, onDemo, onSurvey, onManager, whileSignedUp, whenUnconverted, onRepeat])
        {
            if (!double.IsFinite(amount))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The reward '{name}' holds the amount {amount}; amounts must be finite."));
        }

        Name = name;
        _perAction = perAction.ToArray();
        PerAction = Array.AsReadOnly(_perAction);
        _perStep = new double[(int)FunnelSteps.All + 1];
        _perStep[(int)CrmSteps.FirstCall] = onFirstCall;
        _perStep[(int)CrmSteps.Demo] = onDemo;
        _perStep[(int)CrmSteps.Survey] = onSurvey;
        _perStep[(int)CrmSteps.AccountManager] = onManager;
        OnSubscription = onSubscription;
        WhileSignedUp = whileSignedUp;
        WhenUnconverted = whenUnconverted;
        OnRepeat = onRepeat;
    }

    /// <summary>The documented reward, our default: −1 for every action, +10 when the customer subscribes, so +9 on the step that does it.</summary>
    public static CrmReward Documented { get; } = new("documented", [-1, -1, -1, -1, -1, -1], onSubscription: 10);

    /// <summary>
    /// The reward as the published program paid it: actions −1, −5, −10, −2, 0, −20; +15 call, +12 demo, +8 survey, +10 manager on each
    /// step that matches the log; +20 while a logged sign-up meets stage 4 or more; +100 on subscription; −10 when the episode ends
    /// without one; −5 for repeating the last action, waiting excepted.
    /// </summary>
    public static CrmReward Program { get; } = new(
        "program", [-1, -5, -10, -2, 0, -20], onSubscription: 100, onFirstCall: 15, onDemo: 12, onSurvey: 8, onManager: 10,
        whileSignedUp: 20, whenUnconverted: -10, onRepeat: -5);

    /// <summary>1 on subscription and nothing else: its undiscounted value is the subscription rate.</summary>
    public static CrmReward SubscriptionOnly { get; } = new("subscription-only", [0, 0, 0, 0, 0, 0], onSubscription: 1);

    /// <summary>The name in reports.</summary>
    public string Name { get; }

    /// <summary>Paid for each action whenever it is taken, by action.</summary>
    public IReadOnlyList<double> PerAction { get; }

    /// <summary>Paid on the step that subscribes the customer.</summary>
    public double OnSubscription { get; }

    /// <summary>Paid on each step that a first call matches or follows.</summary>
    public double OnFirstCall => _perStep[(int)CrmSteps.FirstCall];

    /// <summary>Paid on each step that a demo matches or follows.</summary>
    public double OnDemo => _perStep[(int)CrmSteps.Demo];

    /// <summary>Paid on each step that a survey matches or follows.</summary>
    public double OnSurvey => _perStep[(int)CrmSteps.Survey];

    /// <summary>Paid on each step that an account manager matches or follows.</summary>
    public double OnManager => _perStep[(int)CrmSteps.AccountManager];

    /// <summary>Paid on each step after which a sign-up meets stage 4 or more.</summary>
    public double WhileSignedUp { get; }

    /// <summary>Paid on the step that ends an episode without a subscription.</summary>
    public double WhenUnconverted { get; }

    /// <summary>Paid for taking the last action of the episode again, waiting excepted.</summary>
    public double OnRepeat { get; }

    /// <summary>The reward of a step.</summary>
    /// <param name="action">The action taken.</param>
    /// <param name="lastAction">The action before it in the episode, or −1.</param>
    /// <param name="reply">The customer's answer.</param>
    /// <param name="isLastContact">Whether the episode ends with this step whatever the answer.</param>
    /// <returns>The sum of all that applies.</returns>
    internal double Of(int action, int lastAction, FunnelReply reply, bool isLastContact)
    {
        double reward = _perAction[action] + _perStep[(int)reply.Matched];
        if (action == lastAction && action != CrmActions.Wait)
            reward += OnRepeat;
        if (reply.HasSignedUp && reply.State.Stage >= CrmStages.SignUp)
            reward += WhileSignedUp;
        if (reply.Subscribed)
            reward += OnSubscription;
        else if (isLastContact)
            reward += WhenUnconverted;
        return reward;
    }
}
