namespace CoOpt.Gpu.Specs.Sources;

/// <summary>
/// Keeps the parts used last, up to a total weight, so that instances which share a part share the object. A part is made once even if asked for concurrently; of one that cannot be made the failure is kept.
/// </summary>
internal sealed class PartCache<TKey, TValue>(long capacity, Func<TValue, long> weigh)
    where TKey : notnull
{
    /// <summary>Failures that are kept at most, where nothing else is.</summary>
    private const int MostFailures = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _recent = [];
    private long _weight;

    public TValue Get(TKey key, Func<TValue> make)
    {
        Entry entry;
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var node))
            {
                _recent.Remove(node);
                _recent.AddFirst(node);
                entry = node.Value;
            }
            else
            {
                entry = new Entry(key, new Lazy<TValue>(make, LazyThreadSafetyMode.ExecutionAndPublication));
                _entries.Add(key, _recent.AddFirst(entry));
            }
        }

        TValue value;
        try
        {
            value = entry.Value.Value;
        }
        catch
        {
            Account(entry, static f => Math.Max(1, f / MostFailures), capacity);
            throw;
        }

        Account(entry, weigh, value);
        return value;
    }

    private void Account<T>(Entry entry, Func<T, long> weighed, T value)
    {
        lock (_lock)
        {
            if (entry.Weight >= 0)
            {
                return;
            }

            entry.Weight = weighed(value);
            _weight += entry.Weight;
            for (var last = _recent.Last; _weight > capacity && last is not null && last != _recent.First; last = _recent.Last)
            {
                _recent.Remove(last);
                _entries.Remove(last.Value.Key);
                _weight -= Math.Max(0, last.Value.Weight);
                last.Value.Weight = Math.Max(0, last.Value.Weight);
            }
        }
    }

    private sealed class Entry(TKey key, Lazy<TValue> value)
    {
        public TKey Key => key;

        public Lazy<TValue> Value => value;

        /// <summary>Below 0 until the part has been made and weighed.</summary>
        public long Weight { get; set; } = -1;
    }
}
