namespace TabularRl.StandardEnvironments;

/// <summary>An environment that can show the state it is in as text, for people who follow an episode on a screen or in a log.</summary>
public interface ITextRendering
{
    /// <summary>The state of the running or last episode as text, of one or more lines separated by a line feed. Allocates the text.</summary>
    /// <returns>The text; the same on every machine and under every culture.</returns>
    /// <exception cref="InvalidOperationException">Nothing was reset yet.</exception>
    string Render();
}
