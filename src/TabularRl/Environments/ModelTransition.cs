using System.Runtime.InteropServices;

namespace TabularRl.Environments;

/// <summary>One outcome of an action in a finite model.</summary>
/// <param name="Probability">Its probability, in [0, 1].</param>
/// <param name="NextState">The state it leads to; of no matter where it terminates.</param>
/// <param name="Reward">The reward of the step.</param>
/// <param name="Terminated">Whether the episode ends with it.</param>
[StructLayout(LayoutKind.Auto)] // 24 bytes instead of 32: models have millions of them
public readonly record struct ModelTransition(double Probability, int NextState, double Reward, bool Terminated);
