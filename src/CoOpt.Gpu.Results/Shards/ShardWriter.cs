using System.Collections.Immutable;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>
/// Commits shards: their tables go into a folder of this attempt, durably, and then one record says so. A shard that is committed by somebody else meanwhile stays as it is; if its data is other than ours,
/// the computation is not deterministic, and both are kept. For one thread at a time; the bytes do not depend on the number of formatting threads.
/// </summary>
/// <param name="folder">The started or resumed run's folder.</param>
/// <param name="store">Its shards, into which committed ones are entered.</param>
/// <param name="layout">How the sweep is cut.</param>
/// <param name="program">This program.</param>
/// <param name="device">Its device.</param>
/// <param name="arithmetic"><c>kernels</c> or <c>reference</c>.</param>
/// <param name="observables">The columns of the traces.</param>
/// <param name="threads">Formatting threads, at least 1.</param>
public sealed class ShardWriter(RunFolder folder, ShardStore store, ShardLayout layout, ToolIdentity program, DeviceIdentity device, string arithmetic, ImmutableArray<string> observables, int threads = 1)
{
    private readonly ShardTables _tables = new(folder.Plan.Sweep.SweptKeys, observables, threads);


    /// <summary>Commits a shard.</summary>
    /// <returns>The record that stands for it now: ours, or that of whoever was first.</returns>
    /// <exception cref="RunFolderException">It is committed already with other data.</exception>
    /// <exception cref="ResultFileException">A file cannot be written; the shard is not committed, and nothing of the attempt is left where that can be.</exception>
    public ShardRecord Commit(
        int ordinal,
        ImmutableArray<InstanceResult> results,
        ImmutableArray<TraceRow> traces,
        ImmutableArray<StateSnapshot> states,
        ImmutableArray<ManifestFailure> failures,
        ShardTimings timings)
    {
        ArgumentNullException.ThrowIfNull(timings);
        using var shards = folder.Home.Make(RunNames.Shards);
        var attempt = Attempt.New();
        var name = ShardNames.Folder(ordinal, attempt.Name);
        var isKept = false;
        try
        {
            var record = new ShardRecord
            {
                Ordinal = ordinal,
                Layout = layout,
                PlanSha256 = folder.Plan.Hash,
                Program = program,
                Device = device,
                Arithmetic = arithmetic,
                Attempt = attempt.Name,
                Files = WriteTables(shards, name, results, traces, states),
                Totals = ShardTotals.Of(results),
                Failures = failures,
                Timings = timings,
            };
            var bytes = record.ToBytes();
            if (TryWrite(shards, ShardNames.Record(ordinal), bytes))
            {
                isKept = true;
                store.Add(record);
                return record;
            }

            var first = First(shards, record, bytes, ref isKept);
            store.Add(first);
            return first;
        }
        catch (ResultFileException) when (IsThere(shards, ordinal, attempt.Name))
        {
            // The record got its name, and only what came after failed: its data must stay.
            isKept = true;
            throw;
        }
        finally
        {
            attempt.End();
            if (!isKept)
            {
                Drop(shards, name);
            }
        }
    }

    private ImmutableArray<ShardFile> WriteTables(OpenFolder shards, string name, ImmutableArray<InstanceResult> results, ImmutableArray<TraceRow> traces, ImmutableArray<StateSnapshot> states)
    {
        using var data = shards.Make(name);
        return _tables.Write(data, results, traces, states);
    }

    private static bool TryWrite(OpenFolder shards, string name, byte[] bytes)
    {
        using var file = new AtomicFileStream(shards, name);
        file.Write(bytes);
        return file.CommitNew() is not null;
    }

    private ShardRecord First(OpenFolder shards, ShardRecord ours, byte[] bytes, ref bool isKept)
    {
        var (first, reason) = store.ReadRecord(shards, ours.Ordinal);
        if (first is null)
        {
            // Records appear whole: one that cannot be used was damaged since, and must not keep the shard from being committed.
            store.Reject(new ShardFault($"{RunNames.Shards}/{ShardNames.Record(ours.Ordinal)}", $"{reason ?? "it was removed meanwhile"}; it is moved aside, and the shard committed again", ours.Ordinal));
            ShardRecovery.SetAside(shards, [ShardNames.Record(ours.Ordinal)]);
            if (TryWrite(shards, ShardNames.Record(ours.Ordinal), bytes))
            {
                isKept = true;
                return ours;
            }

            (first, reason) = store.ReadRecord(shards, ours.Ordinal);
        }

        if (first is null)
        {
            throw new RunFolderException(RunFolderProblem.Corrupt, $"{folder.FullPath}/{RunNames.Shards}/{ShardNames.Record(ours.Ordinal)}: {reason}, again and again; look at the disk, then coopt resume");
        }

        if (first.Attempt == ours.Attempt || first.HasDataOf(ours))
        {
            // Some network file systems give the name and say that it was taken.
            isKept = first.Attempt == ours.Attempt;
            return first;
        }

        if (first.Program != ours.Program || first.Arithmetic != ours.Arithmetic || first.Layout != ours.Layout)
        {
            throw new RunFolderException(RunFolderProblem.Mixed, $"{folder.FullPath}: shard {ours.Ordinal} was committed meanwhile by another program or device; let one of them compute this run");
        }

        isKept = true;
        WriteConflict(shards, ours, bytes);
        throw new RunFolderException(
            RunFolderProblem.Nondeterminism,
            $"{folder.FullPath}: shard {ours.Ordinal} was computed twice with different results: {RunNames.Shards}/{first.Folder} and {RunNames.Shards}/{ours.Folder}; "
            + "compare the two, check the machines (coopt doctor), and start anew with --rerun");
    }

    private static void WriteConflict(OpenFolder shards, ShardRecord ours, byte[] bytes)
    {
        try
        {
            _ = TryWrite(shards, ShardNames.Conflict(ours.Ordinal, ours.Attempt), bytes);
        }
        catch (ResultFileException)
        {
            // The alarm itself matters more than its note.
        }
    }

    private bool IsThere(OpenFolder shards, int ordinal, string attempt)
    {
        try
        {
            return store.ReadRecord(shards, ordinal).Record?.Attempt == attempt;
        }
        catch (ResultFileException)
        {
            // Not known: data without a record is collected later, a record without data is a lost shard.
            return true;
        }
    }

    private static void Drop(OpenFolder shards, string name)
    {
        try
        {
            shards.RemoveFolder(name);
        }
        catch (ResultFileException)
        {
            // It is collected by the next resume; whatever went wrong first is what the caller has to know.
        }
    }
}
