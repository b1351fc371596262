namespace TabularRl.Checking;

/// <summary>How a call that must be refused ended.</summary>
internal static class Refusal
{
    /// <summary>What the call did instead of throwing the exception expected, in words, or null if it threw that.</summary>
    public static string? FindFault<TException>(Action call)
        where TException : Exception =>
        Describe<TException>(Catch(call));

    /// <summary>What a call threw, or null if it was accepted.</summary>
    public static Exception? Catch(Action call)
    {
        try
        {
            call();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    public static string? Describe<TException>(Exception? thrown)
        where TException : Exception => thrown switch
        {
            TException => null,
            null => $"was accepted; {typeof(TException).Name} was expected",
            _ => $"threw {thrown.GetType().Name}, not {typeof(TException).Name}",
        };
}
