namespace TabularRl.Evaluation.Studies;

/// <summary>What is known of one policy of a study.</summary>
/// <param name="Played">Its evaluation from every start.</param>
/// <param name="Exact">What it is worth exactly, where the environment knows its model.</param>
internal sealed record StudiedMember(PolicyEvaluation Played, ExactEvaluation? Exact);
