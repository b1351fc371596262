namespace CustomEnvironment;

/// <summary>What can be done with the tool on a day. The numbers are the environment's actions.</summary>
internal enum ToolAction
{
    /// <summary>Cut at normal speed.</summary>
    Normal,

    /// <summary>Cut fast: earns more, wears more, and breaks the tool more often.</summary>
    Fast,

    /// <summary>Have the technician replace the tool; nothing is cut on that day.</summary>
    Replace,
}
