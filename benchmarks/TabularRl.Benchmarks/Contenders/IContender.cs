namespace TabularRl.Benchmarks.Contenders;

/// <summary>One way of doing a piece of work. Contenders take turns; each keeps what it learned from turn to turn.</summary>
internal interface IContender
{
    /// <summary>What is done before a turn and not measured.</summary>
    void Prepare()
    {
    }

    /// <summary>Does the work once.</summary>
    /// <returns>The number of operations.</returns>
    long Run();
}
