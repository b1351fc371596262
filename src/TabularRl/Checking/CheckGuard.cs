namespace TabularRl.Checking;

/// <summary>Runs checks: what is checked may throw anything, which is a finding like others, and the next check runs.</summary>
internal static class CheckGuard
{
    public static void Run<TCheck>(IEnumerable<Action<TCheck>> checks, TCheck check, CheckLog log, string code)
    {
        foreach (Action<TCheck> run in checks)
        {
            try
            {
                run(check);
            }
            catch (Exception e)
            {
                Exception cause = e is UnexpectedException { InnerException: { } inner } ? inner : e;
                string call = e is UnexpectedException ? e.Message : "A call that the contract allows";
                log.Error(code, $"{call} threw {cause.GetType().Name}: {cause.Message}", "Let the call succeed; what is checked after it stays undone.");
            }
        }
    }
}
