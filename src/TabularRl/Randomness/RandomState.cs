namespace TabularRl.Randomness;

/// <summary>
/// The whole state of a generator of this library, as four 64-bit words and the half word that 32-bit draws keep for the next call.
/// Two generators of one kind with equal states produce equal streams.
/// </summary>
/// <param name="Word0">First word of the state.</param>
/// <param name="Word1">Second word of the state.</param>
/// <param name="Word2">Third word of the state.</param>
/// <param name="Word3">Fourth word of the state.</param>
/// <param name="HasHalf">Whether <paramref name="Half"/> will be handed out by the next 32-bit draw.</param>
/// <param name="Half">The kept upper half of the last 64-bit word, or 0.</param>
public readonly record struct RandomState(ulong Word0, ulong Word1, ulong Word2, ulong Word3, bool HasHalf = false, uint Half = 0);
