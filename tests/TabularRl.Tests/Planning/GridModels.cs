using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.Randomness;

namespace TabularRl.Tests.Planning;

/// <summary>The models of FrozenLake and CliffWalking, and lakes of any size, written from their rules.</summary>
internal static class GridModels
{
    public static readonly string[] SmallLake = ["SFFF", "FHFH", "FFFH", "HFFG"];

    public static readonly string[] LargeLake = ["SFFFFFFF", "FFFFFFFF", "FFFHFFFF", "FFFFFHFF", "FFFHFFFF", "FHHFFFHF", "FHFFHFHF", "FFFHFFFG"];

    /// <summary>Actions: 0 left, 1 down, 2 right, 3 up. A slippery move goes as wanted or to either side, a third each.</summary>
    public static FiniteModel Lake(string[] map, bool isSlippery = true)
    {
        int columns = map[0].Length;
        var builder = new FiniteModelBuilder(map.Length * columns, 4);
        for (int state = 0; state < map.Length * columns; state++)
        {
            for (int action = 0; action < 4; action++)
            {
                if (map[state / columns][state % columns] is 'G' or 'H')
                    builder.Add(state, action, 1, state, 0, terminated: true);
                else if (!isSlippery)
                    AddMove(state, action, action, 1);
                else
                    Sides(action).ForEach(direction => AddMove(state, action, direction, 1.0 / 3));
            }
        }

        return builder.Build();

        void AddMove(int state, int action, int direction, double probability)
        {
            (int row, int column) = (state / columns, state % columns);
            (row, column) = direction switch { 0 => (row, column - 1), 1 => (row + 1, column), 2 => (row, column + 1), _ => (row - 1, column) };
            (row, column) = (Math.Clamp(row, 0, map.Length - 1), Math.Clamp(column, 0, columns - 1));
            char entered = map[row][column];
            builder.Add(state, action, probability, row * columns + column, entered == 'G' ? 1 : 0, entered is 'G' or 'H');
        }
    }

    /// <summary>4 × 12; actions: 0 up, 1 right, 2 down, 3 left. Start 36, goal 47, the cliff between them: −100 and back to the start; else −1.</summary>
    public static FiniteModel Cliff(bool isSlippery = false)
    {
        var builder = new FiniteModelBuilder(48, 4);
        for (int state = 0; state < 48; state++)
        {
            for (int action = 0; action < 4; action++)
            {
                if (isSlippery)
                    Sides(action).ForEach(direction => AddMove(state, action, direction, 1.0 / 3));
                else
                    AddMove(state, action, action, 1);
            }
        }

        return builder.Build();

        void AddMove(int state, int action, int direction, double probability)
        {
            (int row, int column) = (state / 12, state % 12);
            (row, column) = direction switch { 0 => (row - 1, column), 1 => (row, column + 1), 2 => (row + 1, column), _ => (row, column - 1) };
            int next = Math.Clamp(row, 0, 3) * 12 + Math.Clamp(column, 0, 11);
            bool falls = next is > 36 and < 47;
            builder.Add(state, action, probability, falls ? 36 : next, falls ? -100 : -1, next == 47);
        }
    }

    /// <summary>A square without holes: −1 a slippery step until the last cell is entered.</summary>
    public static FiniteModel Field(int size)
    {
        string[] map = [.. Enumerable.Repeat(new string('F', size), size - 1), new string('F', size - 1) + 'G'];
        FiniteModel lake = Lake(map);
        var builder = new FiniteModelBuilder(lake.StateCount, 4);
        for (int state = 0; state < lake.StateCount; state++)
        {
            for (int action = 0; action < 4; action++)
            {
                foreach (ModelTransition outcome in lake.GetTransitions(state, action))
                    builder.Add(state, action, outcome.Probability, outcome.NextState, -1, outcome.Terminated);
            }
        }

        return builder.Build();
    }

    /// <summary>A slippery lake of random holes; with a fifth action, which waits for nothing.</summary>
    public static FiniteModel WaitingLake(int size, double holeShare, ulong seed)
    {
        var random = new Pcg64(seed);
        char[][] map = [.. Enumerable.Range(0, size).Select(_ => Enumerable.Range(0, size).Select(_ => random.NextDouble() < holeShare ? 'H' : 'F').ToArray())];
        map[0][0] = 'S';
        map[size - 1][size - 1] = 'G';
        FiniteModel lake = Lake([.. map.Select(row => new string(row))]);
        var builder = new FiniteModelBuilder(lake.StateCount, 5);
        for (int state = 0; state < lake.StateCount; state++)
        {
            for (int action = 0; action < 4; action++)
                builder.AddRange(state, action, lake.GetTransitions(state, action));
            builder.Add(state, 4, 1, state, 0);
        }

        return builder.Build();
    }

    private static List<int> Sides(int action) => [(action + 3) % 4, action, (action + 1) % 4];
}
