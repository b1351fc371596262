namespace TabularRl.Planning.Solvers;

/// <summary>A binary heap of items 0 … n − 1 by priority, the greatest first; an item's priority can be raised. Among equals the order is that of the operations, so it is always the same.</summary>
internal sealed class PriorityHeap
{
    private readonly double[] _priorities; // by item
    private readonly int[] _items; // the heap
    private readonly int[] _places; // by item

    /// <summary>Creates a heap of items without priority.</summary>
    public PriorityHeap(int itemCount)
    {
        _priorities = new double[itemCount];
        _items = [.. Enumerable.Range(0, itemCount)];
        _places = (int[])_items.Clone();
    }

    /// <summary>The greatest priority.</summary>
    public double Largest => _priorities[_items[0]];

    /// <summary>Adds to an item's priority.</summary>
    public void Raise(int item, double increase)
    {
        _priorities[item] += increase;
        int place = _places[item];
        while (place > 0 && _priorities[_items[(place - 1) / 2]] < _priorities[item])
        {
            Put(_items[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }

        Put(item, place);
    }

    /// <summary>Takes the priority from the item that has the greatest.</summary>
    /// <returns>The item.</returns>
    public int RemoveLargest()
    {
        int item = _items[0];
        _priorities[item] = 0;
        int place = 0;
        for (int child = 1; child < _items.Length; child = 2 * place + 1)
        {
            if (child + 1 < _items.Length && _priorities[_items[child + 1]] > _priorities[_items[child]])
                child++;
            if (_priorities[_items[child]] <= 0)
                break;
            Put(_items[child], place);
            place = child;
        }

        Put(item, place);
        return item;
    }

    private void Put(int item, int place)
    {
        _items[place] = item;
        _places[item] = place;
    }
}
