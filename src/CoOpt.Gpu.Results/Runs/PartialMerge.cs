using System.Collections.Immutable;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Merging;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>Makes tables of those shards of a run that are committed, in a folder beside it. The run itself is only read, so that it can be gone on with; it may be at work meanwhile.</summary>
public static class PartialMerge
{
    private const string Suffix = "-partial";

    /// <summary>Opens the folder beside <paramref name="runFolder"/>, its name with <c>-partial</c> behind it.</summary>
    /// <exception cref="RunFolderException">Something is a symbolic link, or another process has the folder.</exception>
    /// <exception cref="ResultFileException">The folder cannot be made or read.</exception>
    public static RunFolder Open(string runFolder, SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(runFolder);
        ArgumentNullException.ThrowIfNull(plan);
        return RunFolder.OpenAt(Path.TrimEndingDirectorySeparator(Path.GetFullPath(runFolder)) + Suffix, plan, RunAccess.Exclusive, FileOperations.Current);
    }

    /// <summary>Writes the tables into the started folder <paramref name="target"/>, which can then be completed.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="store">Its shards; those whose data is not what was written are left out and become faults of it.</param>
    /// <param name="target">The folder of the tables.</param>
    /// <param name="token">Ends it; the folder is then to be abandoned.</param>
    /// <returns>The instances that are left out.</returns>
    /// <exception cref="RunFolderException">No shard is committed, some were computed twice with different results, data changed while it was read, or the run became complete.</exception>
    /// <exception cref="ResultFileException">A file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    public static ImmutableArray<InstanceRange> Write(string runFolder, ShardStore store, RunFolder target, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(target);
        RunMerge.RefuseConflicts(runFolder, store.Conflicts);
        _ = store.VerifyData(token);
        using var run = OpenFolder.Open(Path.GetFullPath(runFolder), target.Home.Operations);
        using var shards = run.TryOpen(RunNames.Shards);
        RefuseComplete(run);
        if (store.Layout is not { } layout || shards is null)
        {
            throw new RunFolderException(RunFolderProblem.Missing, $"{runFolder}: no shard is committed, so there is nothing to merge; coopt resume {runFolder} goes on with the run");
        }

        try
        {
            for (var part = 0; part < layout.Parts; part++)
            {
                WritePart(run, shards, store, layout, part, target, token);
            }

            using var instances = target.Create(RunNames.Instances);
            var merge = new TableMerge(shards, instances.Stream, widen: null, token);
            foreach (var record in store.Committed.Values)
            {
                merge.Append(record, record.Files[0]);
            }

            instances.Commit();
        }
        catch (ShardDataException e)
        {
            RefuseComplete(run);
            throw new RunFolderException(RunFolderProblem.Corrupt, $"{runFolder}/{e.Message}: it changed while it was read; try again");
        }

        return Missing(store, layout);
    }

    private static void RefuseComplete(OpenFolder run)
    {
        if (RunRemains.IsComplete(run))
        {
            throw new RunFolderException(RunFolderProblem.Occupied, $"{run.FullPath}: the run has become complete meanwhile; its own tables are whole");
        }
    }

    // Of a part that is merged already the shards have no traces any more; the part itself has.
    private static void WritePart(OpenFolder run, OpenFolder shards, ShardStore store, ShardLayout layout, int part, RunFolder target, CancellationToken token)
    {
        var (first, end) = layout.ShardsOf(part);
        var ordinals = Enumerable.Range(first, end - first).ToList();
        if (store.Journal?.Has(layout, part) != true && TryMerge(run, shards, store, layout, part, [.. ordinals.Select(store.Find).OfType<ShardRecord>()], target, token))
        {
            return;
        }

        // It has the rows of all its shards, of those too that were committed since the store was read.
        ordinals.ForEach(k => store.TakeIn(shards, k, token));
        foreach (var file in store.Journal!.Parts[part])
        {
            Copy(run, file, target);
        }
    }

    /// <summary>Makes a part of shards; false where the run has merged it meanwhile. What was written of it till then has names that the whole part has too, and is replaced.</summary>
    private static bool TryMerge(OpenFolder run, OpenFolder shards, ShardStore store, ShardLayout layout, int part, List<ShardRecord> records, RunFolder target, CancellationToken token)
    {
        try
        {
            foreach (var file in PartMerge.Write(shards, target.Home, part, records, token))
            {
                target.Enter(file);
            }

            return true;
        }
        catch (ShardDataException)
        {
            store.Renew(run);
            if (store.Journal?.Has(layout, part) == true)
            {
                return false;
            }

            throw;
        }
    }

    private static void Copy(OpenFolder run, ManifestFile part, RunFolder target)
    {
        var names = part.Name.Split('/');
        using var folder = run.TryOpen(names[0]);
        using var source = folder?.TryRead(names[1]);
        using var copy = target.Create(part.Name);
        source?.CopyTo(copy.Stream);
        var written = copy.Stream.Commit();
        if (written.Sha256 != part.Sha256)
        {
            throw new RunFolderException(RunFolderProblem.Corrupt, $"{run.FullPath}/{part.Name} has changed since it was merged; coopt resume {run.FullPath} computes its shards again");
        }

        target.Enter(part);
    }

    private static ImmutableArray<InstanceRange> Missing(ShardStore store, ShardLayout layout)
    {
        var ranges = ImmutableArray.CreateBuilder<InstanceRange>();
        foreach (var shard in ShardRanges.Missing(store, layout))
        {
            var (from, to) = layout.RangeOf(shard);
            if (ranges.Count > 0 && ranges[^1].To == from)
            {
                ranges[^1] = ranges[^1] with { To = to };
            }
            else
            {
                ranges.Add(new InstanceRange(from, to));
            }
        }

        return ranges.ToImmutable();
    }
}
