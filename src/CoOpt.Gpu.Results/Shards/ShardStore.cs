using System.Collections.Immutable;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>The committed shards of a run: those whose record is whole, of this plan, and whose data is there in full length. Everything else is a fault, and its shard not committed.</summary>
public sealed class ShardStore
{
    private readonly string _folder;
    private readonly SweepPlan _plan;
    private readonly IFileOperations _operations;
    private readonly SortedDictionary<int, ShardRecord> _committed;
    private readonly List<ShardFault> _faults;
    private readonly Lock _lock = new();

    private ShardStore(string folder, SweepPlan plan, IFileOperations operations, ShardScan scan)
    {
        (_folder, _plan, _operations) = (folder, plan, operations);
        (Journal, _committed, _faults, Conflicts) = scan;
    }

    /// <summary>The committed shards by number.</summary>
    public IReadOnlyDictionary<int, ShardRecord> Committed => Locked(() => new SortedDictionary<int, ShardRecord>(_committed));

    /// <summary>The number of committed shards.</summary>
    public int Count => Locked(() => _committed.Count);

    /// <summary>How the sweep is cut; null while no shard is committed.</summary>
    public ShardLayout? Layout => First?.Layout;

    /// <summary>The program that computed the shards; null while none is committed.</summary>
    public ToolIdentity? Program => First?.Program;

    /// <summary>Their arithmetic; null while none is committed.</summary>
    public string? Arithmetic => First?.Arithmetic;

    /// <summary>What cannot be used, in the order of the files.</summary>
    public ImmutableArray<ShardFault> Faults => Locked(() => _faults.ToImmutableArray());

    /// <summary>Shards of which an attempt gave other data than the committed one.</summary>
    public ImmutableArray<int> Conflicts { get; }

    /// <summary>What is merged already.</summary>
    internal MergeJournal? Journal { get; set; }

    private ShardRecord? First => Locked(() => _committed.Values.FirstOrDefault());

    /// <summary>Reads the records of the run in <paramref name="runFolder"/>, changing nothing.</summary>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    public static ShardStore Read(string runFolder, SweepPlan plan) => Read(runFolder, plan, FileOperations.Current);

    internal static ShardStore Read(string runFolder, SweepPlan plan, IFileOperations operations)
    {
        ArgumentNullException.ThrowIfNull(runFolder);
        ArgumentNullException.ThrowIfNull(plan);
        var path = Path.GetFullPath(runFolder);
        using var run = OpenFolder.Open(path, operations);
        return new ShardStore(path, plan, operations, ShardScan.Of(run, plan));
    }

    /// <summary>Whether a shard is committed.</summary>
    public bool IsCommitted(int ordinal) => Locked(() => _committed.ContainsKey(ordinal));

    /// <summary>Reads the data of every committed shard and compares the hashes. What differs is a fault from now on, and its shard not committed. The run may be at work meanwhile, but not by this store.</summary>
    /// <returns>The shards whose data differs.</returns>
    /// <exception cref="ResultFileException">A file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    public ImmutableArray<ShardFault> VerifyData(CancellationToken token = default)
    {
        using var run = OpenFolder.Open(_folder, _operations);
        using var shards = run.TryOpen(RunNames.Shards);
        var reader = new ShardReader(shards!, _plan, Journal);
        var doubtful = shards is null ? [] : Committed.Values.Where(r => reader.Compare(r, token) is not null).ToList();
        if (doubtful.Count > 0)
        {
            // As in ShardScan: what is gone may have been merged since the journal was read.
            Renew(run);
            reader = new ShardReader(shards!, _plan, Journal);
        }

        var found = doubtful.Select(r => reader.Compare(r, token)).OfType<ShardFault>().ToImmutableArray();
        if (doubtful.Count > 0 && RunRemains.IsComplete(run))
        {
            return [];
        }

        foreach (var fault in found)
        {
            Reject(fault);
        }

        return found;
    }

    /// <summary>Checks that a run may go on here.</summary>
    /// <exception cref="RunFolderException">The shards were computed by another program or arithmetic, or are cut otherwise: mixing them would make a table that no program makes.</exception>
    public void Require(ShardLayout layout, ToolIdentity program, string arithmetic)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (First is not { } first)
        {
            return;
        }

        var other = first.Program != program ? $"were computed by {Named(first.Program)}, and this is {Named(program)}"
            : first.Arithmetic != arithmetic ? $"were computed by the arithmetic '{first.Arithmetic}', and this device has '{arithmetic}'"
            : first.Layout != layout ? $"have {first.Layout.ShardSize} instances each, and this program makes them of {layout.ShardSize}"
            : null;
        if (other is not null)
        {
            throw new RunFolderException(RunFolderProblem.Mixed, $"{_folder}: the {Count} shards that are there {other}; go on with that one, or start anew with --rerun");
        }
    }

    /// <summary>The record of a committed shard.</summary>
    internal ShardRecord? Find(int ordinal) => Locked(() => _committed.GetValueOrDefault(ordinal));

    /// <summary>Enters a shard that was just committed.</summary>
    internal void Add(ShardRecord record)
    {
        lock (_lock)
        {
            _committed[record.Ordinal] = record;
        }
    }

    /// <summary>Says that a shard cannot be used.</summary>
    internal void Reject(ShardFault fault)
    {
        lock (_lock)
        {
            _ = _committed.Remove(fault.Ordinal);
            _faults.Add(fault);
        }
    }

    /// <summary>Reads merge.json again.</summary>
    /// <exception cref="ResultFileException">It, or a part, is there and cannot be read.</exception>
    internal void Renew(OpenFolder run) => Journal = MergeJournal.ReadPresent(run, _plan.Hash).Journal;

    /// <summary>Enters a shard that was committed since the store was read, if it is as written and of the same program as the others; known faults stay faults.</summary>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    internal void TakeIn(OpenFolder shards, int ordinal, CancellationToken token)
    {
        var reader = new ShardReader(shards, _plan, Journal);
        if (!IsCommitted(ordinal) && Faults.All(f => f.Ordinal != ordinal)
            && reader.Read(ordinal).Record is { } record && ShardScan.Stranger(record, First) is null && reader.Compare(record, token) is null)
        {
            Add(record);
        }
    }

    /// <summary>Reads the record of one shard as it is now.</summary>
    internal (ShardRecord? Record, string? Reason) ReadRecord(OpenFolder shards, int ordinal) => new ShardReader(shards, _plan, Journal).Read(ordinal);

    private T Locked<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }

    private static string Named(ToolIdentity program) =>
        $"{program.Name} {program.Version}{(program.Revision is { } revision ? $" ({revision[..Math.Min(10, revision.Length)]}{(program.Dirty == true ? ", changed" : "")})" : "")}";
}
