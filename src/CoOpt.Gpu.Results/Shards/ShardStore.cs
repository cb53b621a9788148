using System.Collections.Immutable;
using System.Security.Cryptography;
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
    private readonly SortedDictionary<int, ShardRecord> _committed = [];
    private readonly List<ShardFault> _faults = [];
    private readonly Lock _lock = new();

    private ShardStore(string folder, SweepPlan plan, IFileOperations operations)
    {
        (_folder, _plan, _operations) = (folder, plan, operations);
    }

    /// <summary>The committed shards by number.</summary>
    public IReadOnlyDictionary<int, ShardRecord> Committed
    {
        get
        {
            lock (_lock)
            {
                return new SortedDictionary<int, ShardRecord>(_committed);
            }
        }
    }

    /// <summary>The number of committed shards.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _committed.Count;
            }
        }
    }

    /// <summary>How the sweep is cut; null while no shard is committed.</summary>
    public ShardLayout? Layout => First?.Layout;

    /// <summary>The program that computed the shards; null while none is committed.</summary>
    public ToolIdentity? Program => First?.Program;

    /// <summary>Their arithmetic; null while none is committed.</summary>
    public string? Arithmetic => First?.Arithmetic;

    /// <summary>What cannot be used, in the order of the files.</summary>
    public ImmutableArray<ShardFault> Faults
    {
        get
        {
            lock (_lock)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>Shards of which an attempt gave other data than the committed one.</summary>
    public ImmutableArray<int> Conflicts { get; private set; } = [];

    /// <summary>What is merged already.</summary>
    internal MergeJournal? Journal { get; set; }

    private ShardRecord? First
    {
        get
        {
            lock (_lock)
            {
                return _committed.Values.FirstOrDefault();
            }
        }
    }

    /// <summary>Reads the records of the run in <paramref name="runFolder"/>, changing nothing.</summary>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    public static ShardStore Read(string runFolder, SweepPlan plan) => Read(runFolder, plan, FileOperations.Current);

    internal static ShardStore Read(string runFolder, SweepPlan plan, IFileOperations operations)
    {
        ArgumentNullException.ThrowIfNull(runFolder);
        ArgumentNullException.ThrowIfNull(plan);
        var store = new ShardStore(Path.GetFullPath(runFolder), plan, operations);
        store.ReadAll();
        return store;
    }

    /// <summary>Whether a shard is committed.</summary>
    public bool IsCommitted(int ordinal)
    {
        lock (_lock)
        {
            return _committed.ContainsKey(ordinal);
        }
    }

    /// <summary>Reads the data of every committed shard and compares the hashes. What differs is a fault from now on, and its shard not committed.</summary>
    /// <returns>The shards whose data differs.</returns>
    /// <exception cref="ResultFileException">A file cannot be read.</exception>
    public ImmutableArray<ShardFault> VerifyData()
    {
        using var run = OpenFolder.Open(_folder, _operations);
        using var shards = run.TryOpen(ShardNames.Shards);
        var found = ImmutableArray.CreateBuilder<ShardFault>();
        foreach (var record in Committed.Values)
        {
            if (Unlike(shards!, record) is { } fault)
            {
                Reject(fault);
                found.Add(fault);
            }
        }

        return found.ToImmutable();
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
    internal ShardRecord? Find(int ordinal)
    {
        lock (_lock)
        {
            return _committed.GetValueOrDefault(ordinal);
        }
    }

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

    /// <summary>Reads the record of one shard; null with the reason where it cannot be used, without one where there is none.</summary>
    internal (ShardRecord? Record, string? Reason) ReadRecord(OpenFolder shards, int ordinal)
    {
        try
        {
            using var file = shards.TryRead(ShardNames.Record(ordinal));
            if (file is null)
            {
                return (null, null);
            }

            var record = ShardRecord.Parse(file.ReadAll(ShardRecord.MaximumBytes));
            var reason = record.Ordinal != ordinal ? $"it is of shard {record.Ordinal}"
                : record.PlanSha256 != _plan.Hash ? "it is of another plan"
                : record.Layout.Count != _plan.Sweep.Count ? "it is of a sweep of another size"
                : Lacks(shards, record);
            return reason is null ? (record, null) : (null, reason);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            return (null, e.Message);
        }
    }

    private void ReadAll()
    {
        using var run = OpenFolder.Open(_folder, _operations);
        using var shards = run.TryOpen(ShardNames.Shards);
        (Journal, var reason) = MergeJournal.Read(run, _plan.Hash);
        if (reason is not null)
        {
            _faults.Add(new ShardFault(MergeJournal.FileName, $"{reason}; the merge begins anew"));
        }

        if (Journal is { } journal)
        {
            Journal = journal with { Parts = journal.Parts.RemoveRange(journal.Parts.Where(p => !IsThere(run, p.Value)).Select(static p => p.Key)) };
        }

        var conflicts = new SortedSet<int>();
        foreach (var name in shards?.Names() ?? [])
        {
            if (ShardNames.IsRecord(name, out var ordinal))
            {
                var (record, wrong) = ReadRecord(shards!, ordinal);
                if (record is not null && First is { } first && (record.Layout != first.Layout || record.Program != first.Program || record.Arithmetic != first.Arithmetic))
                {
                    (record, wrong) = (null, $"its program, arithmetic or layout is not that of shard {first.Ordinal}");
                }

                if (record is not null)
                {
                    Add(record);
                }
                else if (wrong is not null)
                {
                    Reject(new ShardFault($"{ShardNames.Shards}/{name}", wrong, ordinal));
                }
            }
            else if (ShardNames.IsConflict(name, out ordinal, out _))
            {
                _ = conflicts.Add(ordinal);
            }
        }

        Conflicts = [.. conflicts];
    }

    private static bool IsThere(OpenFolder run, ImmutableArray<ManifestFile> files) => files.All(f =>
    {
        var (folder, name) = (f.Name.Split('/')[0], f.Name.Split('/')[1]);
        using var parent = run.TryOpen(folder);
        using var file = parent?.TryRead(name);
        return file?.Length == f.Bytes;
    });

    // By length: a record is only written once its data is durable, so what is lost without a trace is a file that was cut, removed or replaced later.
    private string? Lacks(OpenFolder shards, ShardRecord record)
    {
        using var folder = shards.TryOpen(record.Folder);
        foreach (var table in Needed(record))
        {
            using var file = folder?.TryRead(table.Name);
            if (file?.Length != table.Bytes)
            {
                return file is null ? $"its data {record.Folder}/{table.Name} is missing" : FormattableString.Invariant($"its data {record.Folder}/{table.Name} has {file.Length} bytes, and {table.Bytes} were written");
            }
        }

        return null;
    }

    private ShardFault? Unlike(OpenFolder shards, ShardRecord record)
    {
        using var folder = shards.TryOpen(record.Folder);
        foreach (var table in Needed(record))
        {
            using var file = folder?.TryRead(table.Name);
            if (file is null || file.Length != table.Bytes || Convert.ToHexStringLower(SHA256.HashData(file)) != table.Sha256)
            {
                return new ShardFault($"{ShardNames.Shards}/{record.Folder}/{table.Name}", "it is not what was written", record.Ordinal);
            }
        }

        return null;
    }

    // Traces and states of a part that is merged are not needed any more.
    private IEnumerable<ShardFile> Needed(ShardRecord record)
    {
        var isMerged = Journal is { } journal && journal.Layout == record.Layout && journal.Parts.ContainsKey(record.Layout.PartOf(record.Ordinal));
        return record.Files.Where(f => f.Name == ShardNames.Instances || !isMerged);
    }

    private static string Named(ToolIdentity program) =>
        $"{program.Name} {program.Version}{(program.Revision is { } revision ? $" ({revision[..Math.Min(10, revision.Length)]}{(program.Dirty == true ? ", changed" : "")})" : "")}";
}
