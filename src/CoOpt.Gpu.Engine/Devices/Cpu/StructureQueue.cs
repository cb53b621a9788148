using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Catalogue;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>
/// The instances of a batch that share operators, network and data: what may stand side by side. Workers take instances from it until it is empty. Its tables are made when
/// the first worker comes and freed when the last one goes, so that a batch of many structures does not hold the data of all.
/// </summary>
internal sealed class StructureQueue(DriverKey key, Batch batch, IReadOnlyList<int> locals) : IDisposable
{
    private readonly Lock _lock = new();
    private int _next;
    private int _users;
    private CpuTables? _tables;

    public DriverKey Key => key;

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

    public CpuTables Enter()
    {
        lock (_lock)
        {
            _users++;
            if (_tables is null)
            {
                var draft = batch.Instances[locals[0]].Draft;
                _tables = new CpuTables(new StructureTables(draft.Network, draft.Learning));
            }

            return _tables;
        }
    }

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
