namespace TabularRl.Tests.Training;

/// <summary>Progress that is reported on the training thread.</summary>
internal sealed class ImmediateProgress<T> : IProgress<T>
{
    public List<T> Reports { get; } = [];

    public void Report(T value) => Reports.Add(value);
}
