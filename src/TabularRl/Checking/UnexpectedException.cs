namespace TabularRl.Checking;

/// <summary>A call that the contract allows threw; the message names the call, the inner exception is what came.</summary>
internal sealed class UnexpectedException(string call, Exception inner) : Exception(call, inner);
