namespace TabularRl.Randomness;

/// <summary>
/// Something that draws random numbers from one generator of its own, and lets that generator's state be saved and restored.
/// An environment that implements it can be trained on, stopped and resumed without a difference to an unbroken run.
/// </summary>
public interface IRandomStateful
{
    /// <summary>The state of the generator, to be read and set between episodes only.</summary>
    /// <exception cref="ArgumentException">The state set is not one that this kind of generator can have.</exception>
    RandomState RandomState { get; set; }
}
