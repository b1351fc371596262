namespace TabularRl.Environments.Wrappers;

internal sealed class MaskedView(EnvironmentWrapper outer, IMaskedEnvironment inner) : WrapperView(outer), IMaskedEnvironment
{
    public ActionMask LegalActions => inner.LegalActions;
}
