namespace TabularRl.Crm;

/// <summary>
/// The features under which the simulated funnel is a Markov decision process that is wholly observed: the segment, and, live, the stage,
/// the five steps, their number and the contacts left.
/// </summary>
public static class SimulatedFeatures
{
    /// <summary>
    /// The features, in order: <c>Segment</c>, <c>Stage_Encoded</c>, <c>Had_First_Call</c>, <c>Had_Demo</c>, <c>Had_Survey</c>,
    /// <c>Had_Signup</c>, <c>Had_Manager</c>, <c>Stages_Completed</c>, <c>Contacts_Left</c>. All but the first are live and 0 in a split;
    /// the environment puts the contact budget into the last.
    /// </summary>
    public static IReadOnlyList<CrmFeature> All { get; } = Array.AsReadOnly<CrmFeature>(
    [
        CrmSegments.Feature,
        Live("Stage_Encoded", LiveFeature.Stage),
        Live("Had_First_Call", LiveFeature.FirstCall),
        Live("Had_Demo", LiveFeature.Demo),
        Live("Had_Survey", LiveFeature.Survey),
        Live("Had_Signup", LiveFeature.SignUp),
        Live("Had_Manager", LiveFeature.AccountManager),
        Live("Stages_Completed", LiveFeature.StagesCompleted),
        Live("Contacts_Left", LiveFeature.ContactsLeft),
    ]);

    /// <summary>Writes what the environment shows in a state of the model, so that a policy that reads observations can be judged exactly.</summary>
    /// <param name="state">The state.</param>
    /// <param name="observation">Receives the values of <see cref="All"/>, 9 of them.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public static void Write(FunnelModelState state, Span<double> observation)
    {
        if (observation.Length != All.Count)
            throw new ArgumentException($"The observation has {All.Count} values; the span has {observation.Length}.", nameof(observation));
        observation[0] = state.Segment;
        for (int i = 1; i < observation.Length; i++)
            observation[i] = LiveValue.Of(All[i].Live, state.Funnel, state.ContactsLeft);
    }

    private static CrmFeature Live(string name, LiveFeature live) => new(name, static (_, _) => 0.0, live);
}
