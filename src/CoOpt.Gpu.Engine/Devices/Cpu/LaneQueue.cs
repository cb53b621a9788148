using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Catalogue;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>
/// Instances of a batch that may stand side by side: they share operators, and either network and data as well or only their shape (<see cref="UnionKey"/>). Workers take instances from it until it is empty.
/// Shared tables are made when the first worker comes and freed when the last one goes, so that a batch of many structures does not hold the data of all.
/// </summary>
/// <param name="batch">The batch.</param>
/// <param name="locals">Its instances, by their place in the batch.</param>
/// <param name="isUnited">Whether networks and data differ.</param>
/// <param name="widths">Lane widths to choose from, widest first.</param>
internal sealed class LaneQueue(Batch batch, IReadOnlyList<int> locals, bool isUnited, IReadOnlyList<int> widths) : IDisposable
{
    private readonly Lock _lock = new();
    private int _next;
    private int _users;
    private CpuTables? _tables;

    public DriverKey Key { get; } = DriverKey.Of(batch.Instances[locals[0]]);

    public bool IsUnited => isUnited;

    public IReadOnlyList<int> Widths => widths;

    /// <summary>How many instances a worker takes at first; whatever is left when lanes fall free, it takes as well.</summary>
    public int Share { get; set; } = Math.Min(widths[0], locals.Count);

    /// <summary>The number of instances.</summary>
    public int Count => locals.Count;

    public int Pending => locals.Count - Volatile.Read(ref _next);

    public int Nodes => batch.Instances[locals[0]].Nodes;

    public int Parameters => batch.Instances[locals[0]].Parameters;

    /// <summary>Takes the next instance; false if none is left.</summary>
    public bool TryTake(out int local)
    {
        var at = Interlocked.Increment(ref _next) - 1;
        if (at < locals.Count)
        {
            local = locals[at];
            return true;
        }

        Interlocked.Decrement(ref _next);
        local = -1;
        return false;
    }

    /// <summary>A worker comes. It gets the tables that all share, null where networks and data differ.</summary>
    public CpuTables? Enter()
    {
        lock (_lock)
        {
            _users++;
            if (_tables is null && !isUnited)
            {
                _tables = new CpuTables(batch.Instances[locals[0]].Draft, Key.Precision);
            }

            return _tables;
        }
    }

    /// <summary>A worker goes.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (--_users == 0 && Pending <= 0)
            {
                _tables?.Dispose();
                _tables = null;
            }
        }
    }

    /// <summary>Frees the tables where a failure left them.</summary>
    public void Dispose() => _tables?.Dispose();
}
