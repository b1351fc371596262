using TabularRl.Environments;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>Looks on while an environment is played at random.</summary>
internal interface IStepInspector
{
    void AfterReset();

    void AfterStep(int action, StepResult result);

    /// <summary>Called once, when the play is over.</summary>
    void Conclude()
    {
    }
}
