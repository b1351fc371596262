using TabularRl.Benchmarks.Contenders;

namespace TabularRl.Benchmarks.RoundRobin;

/// <summary>A contender under its name in the results.</summary>
/// <param name="Name">The name; with the number of states it is used once in a run.</param>
/// <param name="StateCount">The number of states of its table.</param>
/// <param name="Contender">The contender.</param>
/// <param name="BytesPerState">
/// What its table holds, divided by the states: keys, action values and index. Asked for after the rounds; null where it has no table of its own.
/// </param>
internal sealed record Entry(string Name, int StateCount, IContender Contender, Func<double>? BytesPerState = null);
