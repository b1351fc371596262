using TabularRl.Agents;
using TabularRl.Checking;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Randomness;

namespace TabularRl.Tests.Checking;

/// <summary>Agents of one mistake each: a <see cref="StudentAgent"/> with one member changed. With each goes what the checker must say, and nothing else.</summary>
internal static class BrokenAgents
{
    public static AgentCheckOptions Options { get; } = new() { ModelCount = 3, EpisodeCount = 1_000 };

    public static AgentCheckOptions OptionsToRestore { get; } = Options with { Restore = checkpoint => StudentAgent.Restore(checkpoint.Agent) };

    public static IEnumerable<TestCaseData> All()
    {
        ulong count = 0;
        var shared = new Xoshiro256(0);
        yield return Case(request => new ThrowsAtTruncation(request), AgentCheckCodes.Throws);
        yield return Case(request => new StudentAgent(request with { ActionCount = 4 }), AgentCheckCodes.RequestIgnored);
        yield return Case(request => new StudentAgent(request with { InitialActionValue = 0 }), AgentCheckCodes.RequestIgnored);
        yield return Case(request => new StepsWithoutEpisode(request), AgentCheckCodes.CallOutOfOrderAccepted);
        yield return Case(request => new TakesAnyReward(request), AgentCheckCodes.BadInputAccepted);
        yield return Case(request => new CountsTerminatedOnly(request), AgentCheckCodes.CountsWrong);
        yield return Case(request => new LooksTerminalStateUp(request), AgentCheckCodes.BootstrapsAtTermination, AgentCheckCodes.OptimismLeaks);
        yield return Case(request => new DynaStudent(request, remembersEnds: false), AgentCheckCodes.BootstrapsAtTermination, AgentCheckCodes.OptimismLeaks);
        yield return Case(request => new BootstrapsFromInitialValue(request), AgentCheckCodes.OptimismLeaks);
        yield return Case(request => new TakesTruncationForTheEnd(request), AgentCheckCodes.NoBootstrapAtTruncation);
        yield return Case(request => new ForgetsTheLastStep(request), AgentCheckCodes.LastRewardNotLearned);
        yield return Case(request => new ThreeStepStudent(request, finishes: false), Options with { IsOffPolicy = false }, AgentCheckCodes.LastRewardNotLearned);
        yield return Case(request => new LearnsTheRewardBefore(request), AgentCheckCodes.RewardMisplaced);
        yield return Case(request => new WatkinsStudent(request, clears: false), AgentCheckCodes.TracesSurvive);
        yield return Case(request => new WatkinsStudent(request, cuts: false), AgentCheckCodes.ExploratoryActionCredited);
        yield return Case(request => new ExploresAnywhere(request), AgentCheckCodes.IllegalActionChosen);
        yield return Case(request => new TakesAnIndexForAnAction(request), AgentCheckCodes.IllegalActionChosen);
        yield return Case(request => new BootstrapsFromAnyAction(request), AgentCheckCodes.MaskedActionBootstrapped);
        yield return Case(request => new MistakesAnIndex(request), AgentCheckCodes.GreedyActionMistaken);
        yield return Case(request => new SeededBy(request, request.Seed + count++), AgentCheckCodes.SeedNotReproducible);
        yield return Case(request => new SharesItsGenerator(request, shared), AgentCheckCodes.SharedState);
        yield return Case(request => new AdvancesWhenRead(request), AgentCheckCodes.EvaluationChangesAgent);
        yield return Case(request => new StudentAgent(request with { Discretizer = new TextDiscretizer() }), AgentCheckCodes.CultureDependent);
        yield return Case(request => new ForgetsItsGenerator(request), OptionsToRestore, AgentCheckCodes.ResumeDiffers);
        yield return Case(request => new StudentAgent(request), AgentCheckCodes.RestoreNotChecked);
        yield return Case(request => new CountsWhatItLearns(request), AgentCheckCodes.LearnTouchesEpisode);
        yield return Case(request => new Allocates(request), AgentCheckCodes.StepAllocates);
        yield return Case(request => new StopsLearning(request), AgentCheckCodes.FarFromOptimal);
    }

    private static TestCaseData Case<T>(Func<AgentCheckRequest, T> factory, params string[] codes)
        where T : IAgent => Case(factory, Options, codes);

    private static TestCaseData Case<T>(Func<AgentCheckRequest, T> factory, AgentCheckOptions options, params string[] codes)
        where T : IAgent =>
        new TestCaseData((Func<AgentCheckRequest, IAgent>)(request => factory(request)), options, codes).SetArgDisplayNames(typeof(T).Name, string.Join(", ", codes));

    private sealed class ThrowsAtTruncation(AgentCheckRequest request) : StudentAgent(request)
    {
        public override void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default)
        {
            if (!terminated)
                throw new NotSupportedException("This agent knows no time limit.");
            base.EndEpisode(reward, finalObservation, terminated, legalActions);
        }
    }

    private sealed class StepsWithoutEpisode(AgentCheckRequest request) : StudentAgent(request)
    {
        protected override void Check(double reward)
        {
            Row = Math.Max(0, Row);
            CheckReward(reward);
        }

        protected override int GetRow(ReadOnlySpan<double> observation) => Table.StateCount == 0 ? Math.Max(0, base.GetRow(observation)) : base.GetRow(observation);

        protected override void Update(int row, int action, double reward, double next, bool isOver)
        {
            if (row < Table.StateCount)
                base.Update(row, action, reward, next, isOver);
        }
    }

    private sealed class TakesAnyReward(AgentCheckRequest request) : StudentAgent(request)
    {
        protected override void CheckReward(double reward)
        {
        }
    }

    private sealed class CountsTerminatedOnly(AgentCheckRequest request) : StudentAgent(request)
    {
        public override void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default)
        {
            base.EndEpisode(reward, finalObservation, terminated, legalActions);
            if (!terminated)
                EpisodeCount--;
        }
    }

    private sealed class LooksTerminalStateUp(AgentCheckRequest request) : StudentAgent(request)
    {
        public override void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default) =>
            base.EndEpisode(reward, finalObservation, terminated: false, legalActions);
    }

    private sealed class BootstrapsFromInitialValue(AgentCheckRequest request) : StudentAgent(request)
    {
        protected override void Update(int row, int action, double reward, double next, bool isOver) =>
            base.Update(row, action, reward, isOver && next == 0 ? DiscountFactor * Request.InitialActionValue : next, isOver);
    }

    private sealed class TakesTruncationForTheEnd(AgentCheckRequest request) : StudentAgent(request)
    {
        public override void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default) =>
            base.EndEpisode(reward, finalObservation, terminated: true, legalActions);
    }

    private sealed class ForgetsTheLastStep(AgentCheckRequest request) : StudentAgent(request)
    {
        protected override void Update(int row, int action, double reward, double next, bool isOver)
        {
            if (!isOver)
                base.Update(row, action, reward, next, isOver);
        }
    }

    private sealed class LearnsTheRewardBefore(AgentCheckRequest request) : StudentAgent(request)
    {
        private double _before;

        protected override void Start() => _before = 0;

        protected override void Update(int row, int action, double reward, double next, bool isOver)
        {
            base.Update(row, action, isOver ? _before + reward : _before, next, isOver);
            _before = reward;
        }
    }

    private sealed class ExploresAnywhere(AgentCheckRequest request) : StudentAgent(request)
    {
        protected override int Choose(int row, ActionMask legal) =>
            Random.NextDouble() < ExplorationParameter ? Random.NextInt32(ActionCount) : base.Choose(row, legal);
    }

    private sealed class TakesAnIndexForAnAction(AgentCheckRequest request) : StudentAgent(request)
    {
        protected override int Choose(int row, ActionMask legal) => IndexAmongLegal(Table.GetActionValues(row), legal);
    }

    private sealed class MistakesAnIndex(AgentCheckRequest request) : StudentAgent(request)
    {
        protected override int Choose(int row, ActionMask legal)
        {
            if (Random.NextDouble() < ExplorationParameter || legal.AllowsAll)
                return base.Choose(row, legal);
            int index = IndexAmongLegal(Table.GetActionValues(row), legal);
            return legal.IsLegal(index) ? index : legal.GetLegal(0);
        }
    }

    private sealed class BootstrapsFromAnyAction(AgentCheckRequest request) : StudentAgent(request)
    {
        protected override double NextValue(int row, ActionMask legal) => base.NextValue(row, ActionMask.All);
    }

    private sealed class SeededBy : StudentAgent
    {
        public SeededBy(AgentCheckRequest request, ulong seed)
            : base(request) => Random = new Xoshiro256(seed);
    }

    private sealed class SharesItsGenerator : StudentAgent
    {
        public SharesItsGenerator(AgentCheckRequest request, Xoshiro256 shared)
            : base(request)
        {
            shared.RandomState = Random.RandomState;
            Random = shared;
        }
    }

    private sealed class AdvancesWhenRead(AgentCheckRequest request) : StudentAgent(request)
    {
        private double _epsilon = 1;

        public override double ExplorationParameter => _epsilon = Math.Max(0.05, 0.999 * _epsilon);
    }

    private sealed class ForgetsItsGenerator(AgentCheckRequest request) : StudentAgent(request)
    {
        public override AgentSnapshot CreateSnapshot() => base.CreateSnapshot() with { RandomState = new Xoshiro256(0).RandomState };
    }

    private sealed class CountsWhatItLearns(AgentCheckRequest request) : StudentAgent(request)
    {
        public override void Learn(
            ReadOnlySpan<double> observation, int action, double reward, ReadOnlySpan<double> nextObservation, bool terminated, ActionMask nextLegalActions = default)
        {
            base.Learn(observation, action, reward, nextObservation, terminated, nextLegalActions);
            StepCount++;
        }
    }

    private sealed class Allocates(AgentCheckRequest request) : StudentAgent(request)
    {
        private double[] _values = [];

        protected override int Choose(int row, ActionMask legal)
        {
            _values = Table.GetActionValues(row).ToArray();
            return base.Choose(row, legal);
        }
    }

    private sealed class StopsLearning(AgentCheckRequest request) : StudentAgent(request)
    {
        protected override void Update(int row, int action, double reward, double next, bool isOver)
        {
            if (StepCount < 60)
                base.Update(row, action, reward, next, isOver);
        }
    }

    private static int IndexAmongLegal(ReadOnlySpan<double> values, ActionMask legal)
    {
        Span<double> compressed = stackalloc double[values.Length];
        int count = 0;
        for (int action = 0; action < values.Length; action++)
        {
            if (legal.IsLegal(action))
                compressed[count++] = values[action];
        }

        return GreedyAction.FindFirst(compressed[..count], ActionMask.All, out _);
    }
}
