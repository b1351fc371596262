using TabularRl.Environments;

namespace TabularRl.Tests.Support;

/// <summary>Masks that force an action.</summary>
internal static class Only
{
    /// <summary>The mask that allows one of so many actions alone.</summary>
    public static ActionMask Action(int action, int actionCount = 2)
    {
        var legal = new bool[actionCount];
        legal[action] = true;
        return ActionMask.FromFlags(legal);
    }
}
