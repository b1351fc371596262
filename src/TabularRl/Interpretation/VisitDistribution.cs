namespace TabularRl.Interpretation;

/// <summary>How the visits are spread over a table's states; a state's visits are those of all its actions.</summary>
/// <param name="Total">Their sum.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Minimum">The least.</param>
/// <param name="LowerQuartile">The smallest count that a quarter of the states do not exceed.</param>
/// <param name="Median">The smallest count that half of the states do not exceed.</param>
/// <param name="UpperQuartile">The smallest count that three quarters of the states do not exceed.</param>
/// <param name="Maximum">The greatest.</param>
public readonly record struct VisitDistribution(
    long Total, double Mean, long Minimum, long LowerQuartile, long Median, long UpperQuartile, long Maximum);
