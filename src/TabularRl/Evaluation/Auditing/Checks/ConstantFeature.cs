using System.Globalization;

namespace TabularRl.Evaluation.Auditing.Checks;

internal static class ConstantFeature
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.TrainingObservations is not { } seen)
            yield break;
        for (int feature = 0; feature < seen.FeatureNames.Count; feature++)
        {
            if (!seen.IsConstant(feature))
                continue;
            double value = seen.Minima[feature];
            string text = string.Create(CultureInfo.InvariantCulture, $"{seen.FeatureNames[feature]} is {value:G6} in all {seen.Count:N0} observations of training.");
            yield return input.Warning(
                AuditCodes.ConstantFeature, double.IsFinite(value) ? value : 0, text, "Leave the feature out, or find out why it never changes; it cannot tell states apart.");
        }
    }
}
