namespace TabularRl.Interpretation;

/// <summary>Grows a classification tree best first. Every column is sorted once; a split partitions the sorted orders and keeps them sorted.</summary>
internal sealed class TreeGrower
{
    private readonly DecidedStates _states;
    private readonly PolicyTreeOptions _options;
    private readonly double[] _weights;
    private readonly SortedColumns _columns;

    public TreeGrower(DecidedStates states, PolicyTreeOptions options)
    {
        _states = states;
        _options = options;
        bool byVisits = options.Weighting == TreeWeighting.Visits && Array.Exists(states.Visits, visits => visits > 0);
        _weights = byVisits ? Array.ConvertAll(states.Visits, visits => (double)visits) : Ones(states.Count);
        _columns = new SortedColumns(states);
    }

    public PolicyTreeNode Grow()
    {
        var root = new Branch(0, _states.Count, 0);
        var queue = new PriorityQueue<Branch, (double NegativeGain, int Order)>();
        int order = 0, leaves = 1;
        Enqueue(root);
        while (leaves < _options.MaxLeaves && queue.TryDequeue(out Branch? branch, out _))
        {
            int middle = _columns.Partition(branch.Start, branch.End, branch.Split.Position, branch.Split.Threshold);
            branch.AtMost = new Branch(branch.Start, middle, branch.Depth + 1);
            branch.Above = new Branch(middle, branch.End, branch.Depth + 1);
            Enqueue(branch.AtMost);
            Enqueue(branch.Above);
            leaves++;
        }

        return Build(root);

        void Enqueue(Branch branch)
        {
            if (branch.Depth < _options.MaxDepth && FindSplit(branch))
                queue.Enqueue(branch, (-branch.Split.Gain, order++));
        }
    }

    /// <summary>
    /// The best question, if the branch holds several actions and any question parts it. One that gains nothing is taken too, after all others:
    /// two questions together may gain where neither does alone.
    /// </summary>
    private bool FindSplit(Branch branch)
    {
        double[] total = new double[_states.ActionCount];
        foreach (int state in _columns.States(0, branch.Start, branch.End))
            total[_states.Actions[state]] += _weights[state];
        if (total.Count(weight => weight > 0) < 2)
            return false;

        double purity = Purity(total);
        var best = new Split(-1, 0, double.NegativeInfinity);
        double[] left = new double[total.Length];
        for (int position = 0; position < _states.Columns.Length; position++)
        {
            Split split = FindSplit(branch, position, total, left, purity);
            if (split.Gain > best.Gain)
                best = split;
        }

        branch.Split = best;
        return best.Position >= 0;
    }

    private Split FindSplit(Branch branch, int position, double[] total, double[] left, double purity)
    {
        var best = new Split(-1, 0, double.NegativeInfinity);
        int[] column = _states.Columns[position];
        ReadOnlySpan<int> states = _columns.States(position, branch.Start, branch.End);
        Array.Clear(left);
        double leftWeight = 0, weight = total.Sum();
        for (int i = 0; i + 1 < states.Length; i++)
        {
            int state = states[i];
            left[_states.Actions[state]] += _weights[state];
            leftWeight += _weights[state];
            int cell = column[state], next = column[states[i + 1]];
            bool allowed = cell != next && leftWeight > 0 && leftWeight < weight
                && i + 1 >= _options.MinStatesPerLeaf && states.Length - i - 1 >= _options.MinStatesPerLeaf;
            if (!allowed)
                continue;
            double gain = Purity(left, leftWeight) + RestPurity(total, left, weight - leftWeight) - purity;
            if (gain > best.Gain)
                best = new Split(position, (int)(((long)cell + next) >> 1), gain);
        }

        return best;
    }

    // The sum of squared weights over the weight: the larger, the purer; maximizing it over both sides minimizes their Gini impurity.
    private static double Purity(double[] weights) => Purity(weights, weights.Sum());

    private static double Purity(double[] weights, double sum)
    {
        double squares = 0;
        foreach (double weight in weights)
            squares += weight * weight;
        return squares / sum;
    }

    private static double RestPurity(double[] total, double[] left, double sum)
    {
        double squares = 0;
        for (int action = 0; action < total.Length; action++)
            squares += (total[action] - left[action]) * (total[action] - left[action]);
        return squares / sum;
    }

    private PolicyTreeNode Build(Branch branch)
    {
        PolicyTreeNode? atMost = branch.AtMost is null ? null : Build(branch.AtMost);
        PolicyTreeNode? above = branch.Above is null ? null : Build(branch.Above);
        bool isLeaf = atMost is null || above is null || (atMost.IsLeaf && above.IsLeaf && atMost.Action == above.Action);

        ReadOnlySpan<int> states = _columns.States(0, branch.Start, branch.End);
        var weights = new double[_states.ActionCount];
        foreach (int state in states)
            weights[_states.Actions[state]] += _weights[state];
        int action = states.IsEmpty ? -1 : Array.IndexOf(weights, weights.Max());
        long agreeing = 0, visits = 0, agreeingVisits = 0;
        foreach (int state in states)
        {
            bool agrees = _states.Actions[state] == action;
            agreeing += agrees ? 1 : 0;
            visits += _states.Visits[state];
            agreeingVisits += agrees ? _states.Visits[state] : 0;
        }

        return new PolicyTreeNode(action, states.Length, agreeing, visits, agreeingVisits)
        {
            Position = isLeaf ? -1 : branch.Split.Position,
            Threshold = isLeaf ? 0 : branch.Split.Threshold,
            AtMost = isLeaf ? null : atMost,
            Above = isLeaf ? null : above,
        };
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private readonly record struct Split(int Position, int Threshold, double Gain);

    private sealed class Branch(int start, int end, int depth)
    {
        public int Start { get; } = start;

        public int End { get; } = end;

        public int Depth { get; } = depth;

        public Split Split { get; set; }

        public Branch? AtMost { get; set; }

        public Branch? Above { get; set; }
    }
}
