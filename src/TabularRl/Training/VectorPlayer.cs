using TabularRl.Agents.QLearning;
using TabularRl.Environments;

namespace TabularRl.Training;

/// <summary>
/// Plays episodes in many environments at once. A tick is a step of each, in stages: all are stepped, all observations become keys, all
/// states are looked up with their memory fetched ahead, and then one copy after the other learns and chooses. Allocates nothing a tick.
/// </summary>
internal sealed class VectorPlayer<TEnvironment>
    where TEnvironment : struct, IEnvironment
{
    private readonly QLearningAgent _agent;
    private readonly EpisodeLedger _ledger;
    private readonly int _maxSteps;
    private readonly long _episodeCount;
    private readonly int _observationSize;
    private readonly int _keyWords;

    // Those that still play come first, in the order of their numbers.
    private readonly VectorCopy<TEnvironment>[] _copies;
    private readonly double[] _observations; // by number
    private readonly ulong[] _finalKeys; // by number: of states that an episode was truncated in
    private readonly ulong[] _keys; // by place among those that play
    private readonly int[] _rows; // as _keys

    private int _playingCount;
    private long _begunCount;

    public VectorPlayer(
        IReadOnlyList<TEnvironment> environments, IReadOnlyList<IEnvironment> capabilities, QLearningAgent agent, int maxSteps, long episodeCount, EpisodeLedger ledger)
    {
        _agent = agent;
        _ledger = ledger;
        _maxSteps = maxSteps;
        _episodeCount = episodeCount;
        _observationSize = agent.ObservationSize;
        _keyWords = agent.Table.KeyWordCount;
        _playingCount = (int)Math.Min(environments.Count, episodeCount);
        _copies = new VectorCopy<TEnvironment>[_playingCount];
        for (int i = 0; i < _playingCount; i++)
        {
            _copies[i].Environment = environments[i];
            _copies[i].Masked = capabilities[i].FindCapability<IMaskedEnvironment>();
            _copies[i].Goal = capabilities[i].FindCapability<IGoalEnvironment>();
            _copies[i].Number = i;
        }

        _observations = new double[checked(_playingCount * _observationSize)];
        _finalKeys = new ulong[checked(_playingCount * _keyWords)];
        _keys = new ulong[_finalKeys.Length];
        _rows = new int[_playingCount];
    }

    /// <summary>Whether an episode is running.</summary>
    public bool IsPlaying => _playingCount > 0;

    /// <summary>Begins an episode in each environment.</summary>
    public void Begin(ulong seed)
    {
        foreach (ref VectorCopy<TEnvironment> copy in Playing())
        {
            Reset(ref copy, CopySeeds.Of(seed, copy.Number));
            copy.GoesOn = true;
        }

        LookUp();
        for (int place = 0; place < _playingCount; place++)
            BeginEpisode(ref _copies[place], place, _begunCount++);
    }

    /// <summary>A step in each environment.</summary>
    public void Tick()
    {
        foreach (ref VectorCopy<TEnvironment> copy in Playing())
            Step(ref copy);
        LookUp();
        bool areAllGoingOn = true;
        for (int place = 0; place < _playingCount; place++)
        {
            Learn(ref _copies[place], place);
            areAllGoingOn &= _copies[place].GoesOn;
        }

        if (!areAllGoingOn)
            RemoveWhatIsOver();
    }

    private void Step(ref VectorCopy<TEnvironment> copy)
    {
        Span<double> observation = ObservationOf(copy.Number);
        StepResult result = copy.Environment.Step(copy.Action, observation);
        copy.Reward = result.Reward;
        copy.Return += result.Reward;
        copy.StepCount++;
        bool truncated = result.Truncated || copy.StepCount >= _maxSteps;
        copy.IsDone = result.Terminated || truncated;
        if (copy.IsDone)
            Finish(ref copy, observation, result.Terminated, truncated);
        else
            copy.LegalActions = copy.ReadLegalActions();
    }

    // The environment goes on to its next episode now, so that the first state of that one is looked up with all others.
    private void Finish(ref VectorCopy<TEnvironment> copy, ReadOnlySpan<double> observation, bool terminated, bool truncated)
    {
        (copy.Terminated, copy.Truncated) = (terminated, truncated);
        copy.IsGoalReached = copy.Goal?.IsGoalReached ?? false;
        copy.FinalLegalActions = terminated ? ActionMask.All : copy.ReadLegalActions();
        if (!terminated)
            _agent.Encode(observation).CopyTo(FinalKeyOf(copy.Number));
        copy.GoesOn = _begunCount < _episodeCount;
        if (!copy.GoesOn)
            return;
        copy.NextEpisodeIndex = _begunCount++;
        Reset(ref copy, seed: null);
    }

    private void Reset(ref VectorCopy<TEnvironment> copy, ulong? seed)
    {
        copy.Environment.Reset(seed, ObservationOf(copy.Number));
        copy.LegalActions = copy.ReadLegalActions();
    }

    private void LookUp()
    {
        for (int place = 0; place < _playingCount; place++)
        {
            if (_copies[place].GoesOn)
                _agent.Encode(ObservationOf(_copies[place].Number)).CopyTo(KeyAt(place));
        }

        _agent.Table.FindRows(_keys.AsSpan(0, _playingCount * _keyWords), _rows.AsSpan(0, _playingCount));
    }

    private void Learn(ref VectorCopy<TEnvironment> copy, int place)
    {
        if (copy.IsDone)
        {
            // A state that was unknown when all were looked up may have been added since; so may the next one.
            int finalRow = copy.Terminated ? -1 : _agent.Table.FindRow(FinalKeyOf(copy.Number));
            _agent.EndAt(copy.Row, copy.Action, copy.Reward, copy.Terminated, finalRow, copy.FinalLegalActions);
            _ledger.Add(copy.ToRecord());
            if (copy.GoesOn)
                BeginEpisode(ref copy, place, copy.NextEpisodeIndex);
            return;
        }

        int nextRow = RowAt(place);
        copy.Action = _agent.StepAt(copy.Row, copy.Action, copy.Reward, nextRow, copy.LegalActions);
        copy.Row = nextRow;
    }

    private void BeginEpisode(ref VectorCopy<TEnvironment> copy, int place, long episodeIndex)
    {
        (copy.EpisodeIndex, copy.Return, copy.StepCount) = (episodeIndex, 0, 0);
        copy.Row = RowAt(place);
        copy.Action = _agent.BeginAt(copy.Row, copy.LegalActions);
    }

    private int RowAt(int place) => _rows[place] >= 0 ? _rows[place] : _agent.Table.GetOrAddRow(KeyAt(place));

    private void RemoveWhatIsOver()
    {
        int kept = 0;
        for (int place = 0; place < _playingCount; place++)
        {
            if (_copies[place].GoesOn)
                _copies[kept++] = _copies[place];
        }

        _playingCount = kept;
    }

    private Span<VectorCopy<TEnvironment>> Playing() => _copies.AsSpan(0, _playingCount);

    private Span<double> ObservationOf(int number) => _observations.AsSpan(number * _observationSize, _observationSize);

    private Span<ulong> FinalKeyOf(int number) => _finalKeys.AsSpan(number * _keyWords, _keyWords);

    private Span<ulong> KeyAt(int place) => _keys.AsSpan(place * _keyWords, _keyWords);
}
