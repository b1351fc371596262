namespace TabularRl.Training.Sweeps;

/// <summary>What one trial of a configuration is given. The same seed index means the same seed for every configuration, so that they can be compared in pairs.</summary>
/// <param name="ConfigurationIndex">The place of the configuration in the sweep's list, counted from 0.</param>
/// <param name="SeedIndex">The number of the repetition, counted from 0.</param>
/// <param name="Seed">The seed to derive every random number of the trial from, for example by a <see cref="Randomness.SeedTree"/>.</param>
/// <param name="Budget">How much training is allowed, in the unit of the halving's options; null outside successive halving.</param>
public readonly record struct SweepTrial(int ConfigurationIndex, int SeedIndex, ulong Seed, long? Budget);
