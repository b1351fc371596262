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
        var root = new Branch(0, _states.Count, 0, null);
        var queue = new PriorityQueue<Branch, (double NegativeGain, int Order)>();
        int order = 0;
        Enqueue(root);
        while (root.LeafCount < _options.MaxLeaves && queue.TryDequeue(out Branch? branch, out _))
        {
            if (branch.IsClosed)
                continue;
            int middle = _columns.Partition(branch.Start, branch.End, branch.Split.Position, branch.Split.Threshold);
            branch.AtMost = new Branch(branch.Start, middle, branch.Depth + 1, branch);
            branch.Above = new Branch(middle, branch.End, branch.Depth + 1, branch);
            Enqueue(branch.AtMost);
            Enqueue(branch.Above);
            branch.CountLeaves();
            if (root.LeafCount <= _options.MaxLeaves)
                continue;

            // It parts leaves that were joined, and makes more than one of one: another question may still fit.
            branch.AtMost.IsClosed = branch.Above.IsClosed = true;
            branch.AtMost = branch.Above = null;
            branch.CountLeaves();
        }

        return Build(root);

        void Enqueue(Branch branch)
        {
            double[] weights = WeightsOf(branch);
            branch.Action = branch.SharedAction = branch.Start == branch.End ? -1 : Array.IndexOf(weights, weights.Max());
            if (branch.Depth < _options.MaxDepth && FindSplit(branch, weights))
                queue.Enqueue(branch, (-branch.Split.Gain, order++));
        }
    }

    private double[] WeightsOf(Branch branch)
    {
        var weights = new double[_states.ActionCount];
        foreach (int state in _columns.States(0, branch.Start, branch.End))
            weights[_states.Actions[state]] += _weights[state];
        return weights;
    }

    /// <summary>
    /// The best question, if the branch holds several actions and any question parts it. One that gains nothing is taken too, after all others:
    /// two questions together may gain where neither does alone.
    /// </summary>
    private bool FindSplit(Branch branch, double[] total)
    {
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
        bool isLeaf = branch.AtMost is null || branch.Above is null || branch.SharedAction >= 0;
        ReadOnlySpan<int> states = _columns.States(0, branch.Start, branch.End);
        int action = branch.Action;
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
            AtMost = isLeaf ? null : Build(branch.AtMost!),
            Above = isLeaf ? null : Build(branch.Above!),
        };
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private readonly record struct Split(int Position, int Threshold, double Gain);

    private sealed class Branch(int start, int end, int depth, Branch? parent)
    {
        public int Start { get; } = start;

        public int End { get; } = end;

        public int Depth { get; } = depth;

        public Split Split { get; set; }

        public Branch? AtMost { get; set; }

        public Branch? Above { get; set; }

        /// <summary>Whether it was taken back, and is no part of the tree.</summary>
        public bool IsClosed { get; set; }

        /// <summary>The action of most weight.</summary>
        public int Action { get; set; }

        /// <summary>The one action of all leaves below, which are then joined; −1 where they have several.</summary>
        public int SharedAction { get; set; }

        /// <summary>The leaves below after joining.</summary>
        public int LeafCount { get; private set; } = 1;

        /// <summary>Counts again from here up to the root.</summary>
        public void CountLeaves()
        {
            for (Branch? branch = this; branch is not null; branch = branch.Parent)
            {
                bool isLeaf = branch.AtMost is null || branch.Above is null;
                branch.SharedAction = isLeaf ? branch.Action
                    : branch.AtMost!.SharedAction == branch.Above!.SharedAction ? branch.AtMost.SharedAction
                    : -1;
                branch.LeafCount = isLeaf || branch.SharedAction >= 0 ? 1 : branch.AtMost!.LeafCount + branch.Above!.LeafCount;
            }
        }

        private Branch? Parent { get; } = parent;
    }
}
