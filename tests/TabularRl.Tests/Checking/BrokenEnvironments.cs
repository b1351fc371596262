using TabularRl.Checking;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Randomness;
using TabularRl.Tests.Environments;

namespace TabularRl.Tests.Checking;

/// <summary>Environments of one mistake each: a <see cref="CorridorEnvironment"/> with one member changed. With each goes what the checker must say, and nothing else.</summary>
internal static class BrokenEnvironments
{
    public static IEnumerable<TestCaseData> All()
    {
        var shared = new Pcg64(0);
        yield return Case(() => new ThrowsInACell(), EnvironmentCheckCodes.Throws);
        yield return Case(() => new SeesNothing(), EnvironmentCheckCodes.SizeInvalid);
        yield return Case(() => new GainsAnAction(), EnvironmentCheckCodes.SizeChanges);
        yield return Case(() => new TakesAnySpan(), EnvironmentCheckCodes.WrongSpanAccepted);
        yield return Case(() => new TakesAnyAction(), EnvironmentCheckCodes.ActionOutOfRangeAccepted);
        yield return Case(() => new StepsAlways(), EnvironmentCheckCodes.StepBeforeResetAccepted, EnvironmentCheckCodes.StepAfterEndAccepted);
        yield return Case(() => new StepsAfterTheEnd(), EnvironmentCheckCodes.StepAfterEndAccepted);
        yield return Case(() => new DrawsBeforeItChecks(), EnvironmentCheckCodes.RefusalChangesEpisode);
        yield return Case(() => new CrashesOnIllegal(), EnvironmentCheckCodes.IllegalActionCrashes);
        yield return Case(() => new WithoutModel(new TakesIllegal()), EnvironmentCheckCodes.IllegalActionUndocumented);
        yield return Case(() => new IgnoresTheSeed(), EnvironmentCheckCodes.SeedNotReproducible);
        yield return Case(() => new SeedsByACounter(), EnvironmentCheckCodes.StreamNotReproducible, EnvironmentCheckCodes.RandomStateNotRestored);
        yield return Case(() => new RestartsTheStream(), EnvironmentCheckCodes.StreamRestarts, EnvironmentCheckCodes.StartProbabilityMismatch, EnvironmentCheckCodes.ModelProbabilityMismatch);
        yield return Case(() => new RestoresNothing(), EnvironmentCheckCodes.RandomStateNotRestored);
        yield return Case(() => new MaskOnly(new CorridorEnvironment()), EnvironmentCheckCodes.RandomStateMissing);
        yield return Case(() => new SharesItsGenerator(shared), EnvironmentCheckCodes.SharedState);
        yield return Case(() => new WritesHalf(), EnvironmentCheckCodes.ObservationNotWritten);
        yield return Case(() => new WritesNoTerminalState(), EnvironmentCheckCodes.TerminalObservationNotWritten);
        yield return Case(() => new ShowsInACell(double.NaN), EnvironmentCheckCodes.ObservationNotANumber);
        yield return Case(() => new ShowsInACell(double.PositiveInfinity), EnvironmentCheckCodes.ObservationInfinite);
        yield return Case(() => new Rewards(2, double.NaN), EnvironmentCheckCodes.RewardNotFinite, EnvironmentCheckCodes.ModelRewardMismatch);
        yield return Case(() => new MasksEverything(), EnvironmentCheckCodes.MaskWithoutLegalAction);
        yield return Case(() => new MasksTooLittle(), EnvironmentCheckCodes.MaskDisagreesWithModel);
        yield return Case(() => new KeepsTheGoal(), EnvironmentCheckCodes.GoalAfterReset, EnvironmentCheckCodes.SeedNotReproducible);
        yield return Case(() => new LosesTheGoal(), EnvironmentCheckCodes.GoalLost);
        yield return Case(() => new HasNoStart(), EnvironmentCheckCodes.StartCountInvalid);
        yield return Case(() => new TakesAnyStart(), EnvironmentCheckCodes.StartOutOfRangeAccepted);
        yield return Case(() => new SaysDeterministic(), EnvironmentCheckCodes.StartNotDeterministic);
        yield return Case(() => new DrawsItsStart(), EnvironmentCheckCodes.StartVaries, EnvironmentCheckCodes.StartsAlike);
        yield return Case(() => new StartsAtZero(), EnvironmentCheckCodes.StartsAlike, EnvironmentCheckCodes.ResetOutsideStarts);
        yield return Case(() => new ForgetsAStart(), EnvironmentCheckCodes.ResetOutsideStarts);
        yield return Case(() => new RemakesItsModel(), EnvironmentCheckCodes.ModelShape, EnvironmentCheckCodes.StepAllocates);
        yield return Case(() => new CorridorEnvironment { Model = new OtherModel(actionCount: 4) }, EnvironmentCheckCodes.ModelShape);
        yield return Case(() => new CorridorEnvironment { Model = new OtherModel(outcomeCount: 1) }, EnvironmentCheckCodes.ModelRowInvalid);
        yield return Case(() => new StartsTooOften(), EnvironmentCheckCodes.StartProbabilitiesInvalid);
        yield return Case(() => new NumbersStatesOtherwise(), EnvironmentCheckCodes.CurrentStateInvalid);
        yield return Case(() => new KnowsItsStateAlways(), EnvironmentCheckCodes.CurrentStateInvalid);
        yield return Case(() => new ObservesOtherwise(), EnvironmentCheckCodes.StateObservationMismatch);
        yield return Case(() => new Leaps(), EnvironmentCheckCodes.ModelTransitionMismatch);
        yield return Case(() => new Rewards(2, -1.5), EnvironmentCheckCodes.ModelRewardMismatch);
        yield return Case(() => new EndsTooEarly(), EnvironmentCheckCodes.ModelTerminationMismatch);
        yield return Case(() => new EndsTooLate(), EnvironmentCheckCodes.ModelTerminationMismatch);
        yield return Case(() => new SlipsMore(), EnvironmentCheckCodes.ModelProbabilityMismatch);
        yield return Case(() => new StartsOtherwise(), EnvironmentCheckCodes.StartProbabilityMismatch);
        yield return Case(() => new HasAStartElsewhere(), EnvironmentCheckCodes.StartProbabilityMismatch, EnvironmentCheckCodes.ResetOutsideStarts);
        yield return Case(() => new Allocates(), EnvironmentCheckCodes.StepAllocates);
        yield return Case(() => new WithoutModel(new NeverEnds()), EnvironmentCheckCodes.NoEpisodeEnded);
    }

    private static TestCaseData Case<T>(Func<T> factory, params string[] codes)
        where T : IEnvironment =>
        new TestCaseData((Func<IEnvironment>)(() => factory()), codes).SetArgDisplayNames(typeof(T).Name, string.Join(", ", codes));

    internal sealed class WithoutModel(IEnvironment inner) : EnvironmentWrapper(inner);

    internal sealed class MaskOnly(CorridorEnvironment inner) : IMaskedEnvironment
    {
        public int ObservationSize => inner.ObservationSize;

        public int ActionCount => inner.ActionCount;

        public ActionMask LegalActions => inner.LegalActions;

        public void Reset(ulong? seed, Span<double> observation) => inner.Reset(seed, observation);

        public StepResult Step(int action, Span<double> observation) => inner.Step(action, observation);
    }

    private sealed class ThrowsInACell : CorridorEnvironment
    {
        protected override StepResult Result(int cell) => cell == 3 ? throw new NotSupportedException("Cell 3 is not there.") : base.Result(cell);
    }

    private sealed class SeesNothing : CorridorEnvironment
    {
        public override int ObservationSize => 0;
    }

    private sealed class GainsAnAction : CorridorEnvironment
    {
        private int _resetCount;

        public override int ActionCount => _resetCount > 500 ? 4 : 3;

        protected override void Begin(int cell, Span<double> observation)
        {
            _resetCount++;
            base.Begin(cell, observation);
        }
    }

    private sealed class TakesAnySpan : CorridorEnvironment
    {
        protected override void CheckLength(ReadOnlySpan<double> observation)
        {
        }
    }

    private sealed class TakesAnyAction : CorridorEnvironment
    {
        protected override void CheckAction(int action) => base.CheckAction(Math.Clamp(action, 0, 2));
    }

    private sealed class StepsAlways : CorridorEnvironment
    {
        protected override void CheckRunning()
        {
        }
    }

    private sealed class StepsAfterTheEnd : CorridorEnvironment
    {
        protected override void CheckRunning()
        {
            if (Cell < 0)
                base.CheckRunning();
        }
    }

    private sealed class DrawsBeforeItChecks : CorridorEnvironment
    {
        private bool _slips;

        public override StepResult Step(int action, Span<double> observation)
        {
            _slips = Random.NextDouble() < Slip;
            return base.Step(action, observation);
        }

        protected override int Move(int cell, int action) => CorridorModel.Target(cell, action, _slips);
    }

    private sealed class CrashesOnIllegal : CorridorEnvironment
    {
        protected override void CheckAction(int action)
        {
            if ((uint)action < 3 && IsRunning && !LegalActions.IsLegal(action))
                throw new KeyNotFoundException("Nothing is left of the wall.");
            base.CheckAction(action);
        }
    }

    private sealed class TakesIllegal : CorridorEnvironment
    {
        protected override void CheckAction(int action) => ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)action, 2u, nameof(action));
    }

    private sealed class IgnoresTheSeed : CorridorEnvironment
    {
        protected override void Seed(ulong? seed)
        {
        }
    }

    private sealed class SeedsByACounter : CorridorEnvironment
    {
        private ulong _counter;

        protected override void Seed(ulong? seed) => Random.Seed(seed ?? _counter++);
    }

    private sealed class RestartsTheStream : CorridorEnvironment
    {
        protected override void Seed(ulong? seed) => Random.Seed(seed ?? 1);
    }

    private sealed class RestoresNothing : CorridorEnvironment
    {
        public override RandomState RandomState
        {
            get => base.RandomState;
            set => _ = value;
        }
    }

    private sealed class SharesItsGenerator(Pcg64 shared) : CorridorEnvironment
    {
        public override RandomState RandomState
        {
            get => shared.RandomState;
            set => shared.RandomState = value;
        }

        protected override void Seed(ulong? seed)
        {
            if (seed is { } value)
                shared.Seed(value);
            Random.RandomState = shared.RandomState;
        }

        protected override int Move(int cell, int action) => CorridorModel.Target(cell, action, shared.NextDouble() < Slip);
    }

    private sealed class WritesHalf : CorridorEnvironment
    {
        protected override void Write(int cell, Span<double> observation) => observation[0] = cell;
    }

    private sealed class WritesNoTerminalState : CorridorEnvironment
    {
        public override StepResult Step(int action, Span<double> observation)
        {
            Span<double> before = stackalloc double[observation.Length];
            observation.CopyTo(before);
            StepResult result = base.Step(action, observation);
            if (result.Terminated)
                before.CopyTo(observation);
            return result;
        }
    }

    private sealed class ShowsInACell(double value) : CorridorEnvironment
    {
        protected override void Write(int cell, Span<double> observation)
        {
            base.Write(cell, observation);
            if (cell == 2)
                observation[1] = value;
        }
    }

    private sealed class Rewards(int inCell, double reward) : CorridorEnvironment
    {
        protected override StepResult Result(int cell) => cell == inCell ? new StepResult(reward, false, false) : base.Result(cell);
    }

    private sealed class MasksEverything : CorridorEnvironment
    {
        // A flag too many, and the only one that is set.
        public override ActionMask LegalActions => Cell == 2 ? ActionMask.FromFlags([false, false, false, true]) : base.LegalActions;

        protected override void CheckAction(int action)
        {
            if (Cell != 2)
                base.CheckAction(action);
            else
                ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)action, 2u, nameof(action));
        }
    }

    private sealed class MasksTooLittle : CorridorEnvironment
    {
        public override ActionMask LegalActions => ActionMask.All;
    }

    private sealed class KeepsTheGoal : CorridorEnvironment
    {
        private bool _isReached;

        public override bool IsGoalReached => _isReached |= Cell == Goal;
    }

    private sealed class LosesTheGoal : CorridorEnvironment
    {
        public override bool IsGoalReached => Cell == 3;
    }

    private sealed class HasNoStart : CorridorEnvironment
    {
        public override int StartCount => 0;
    }

    private sealed class TakesAnyStart : CorridorEnvironment
    {
        public override void ResetTo(int start, ulong? seed, Span<double> observation) => base.ResetTo(Math.Clamp(start, 0, 2), seed, observation);
    }

    private sealed class SaysDeterministic : CorridorEnvironment
    {
        public override bool IsDeterministic => true;
    }

    private sealed class DrawsItsStart : CorridorEnvironment
    {
        public override void ResetTo(int start, ulong? seed, Span<double> observation)
        {
            base.ResetTo(start, seed, observation);
            Reset(seed, observation);
        }
    }

    private sealed class StartsAtZero : CorridorEnvironment
    {
        public override void ResetTo(int start, ulong? seed, Span<double> observation)
        {
            base.ResetTo(start, seed, observation);
            Begin(0, observation);
        }
    }

    private sealed class ForgetsAStart : CorridorEnvironment
    {
        public override int StartCount => 2;
    }

    private sealed class RemakesItsModel : CorridorEnvironment
    {
        public override IFiniteModel Model => new CorridorModel(Slip);
    }

    private sealed class OtherModel(int actionCount = 3, int outcomeCount = 2) : CorridorModel(0.2)
    {
        public override int ActionCount => actionCount;

        public override ReadOnlySpan<ModelTransition> GetTransitions(int state, int action) => base.GetTransitions(state, action)[(2 - outcomeCount)..];
    }

    private sealed class StartsTooOften : CorridorEnvironment
    {
        private readonly double[] _probabilities = [0.6, 0.25, 0.25, 0, 0];

        public override ReadOnlySpan<double> StartProbabilities => _probabilities;
    }

    private sealed class NumbersStatesOtherwise : CorridorEnvironment
    {
        public override int CurrentState => base.CurrentState + 10;

        public override ActionMask LegalActions => Model.GetLegalActions(Cell);
    }

    private sealed class KnowsItsStateAlways : CorridorEnvironment
    {
        public override int CurrentState => Math.Max(0, Cell);
    }

    private sealed class ObservesOtherwise : CorridorEnvironment
    {
        public override void GetObservation(int state, Span<double> observation)
        {
            base.GetObservation(state, observation);
            observation[1] = state;
        }
    }

    private sealed class Leaps : CorridorEnvironment
    {
        protected override int Move(int cell, int action) => (cell, action) == (1, 1) ? 3 : base.Move(cell, action);
    }

    private sealed class EndsTooEarly : CorridorEnvironment
    {
        protected override StepResult Result(int cell)
        {
            IsRunning &= cell != 3;
            return cell == 3 ? new StepResult(-1, true, false) : base.Result(cell);
        }
    }

    private sealed class EndsTooLate : CorridorEnvironment
    {
        // Says that it was cut off where it has come to its end.
        protected override StepResult Result(int cell) => cell == Goal ? new StepResult(10, false, true) : base.Result(cell);
    }

    private sealed class SlipsMore : CorridorEnvironment
    {
        protected override int Move(int cell, int action) => CorridorModel.Target(cell, action, Random.NextDouble() < 0.22);
    }

    private sealed class StartsOtherwise : CorridorEnvironment
    {
        public override void Reset(ulong? seed, Span<double> observation)
        {
            CheckLength(observation);
            Seed(seed);
            Begin(Random.NextInt32(3), observation);
        }
    }

    private sealed class HasAStartElsewhere : CorridorEnvironment
    {
        public override void ResetTo(int start, ulong? seed, Span<double> observation)
        {
            base.ResetTo(start, seed, observation);
            if (start == 2)
                Begin(3, observation);
        }
    }

    private sealed class Allocates : CorridorEnvironment
    {
        protected override void Write(int cell, Span<double> observation)
        {
            double[] whole = [cell, Goal - cell];
            whole.CopyTo(observation);
        }
    }

    private sealed class NeverEnds : CorridorEnvironment
    {
        protected override int Move(int cell, int action) => Math.Min(3, base.Move(cell, action));
    }
}
