using System.Collections.Immutable;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Merging;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>Makes tables of those shards of a run that are committed, in a folder beside it. The run itself is only read, so that it can be gone on with.</summary>
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
    /// <exception cref="RunFolderException">No shard is committed, or data changed while it was read.</exception>
    /// <exception cref="ResultFileException">A file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    public static ImmutableArray<InstanceRange> Write(string runFolder, ShardStore store, RunFolder target, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(target);
        _ = store.VerifyData(token);
        if (store.Layout is not { } layout)
        {
            throw new RunFolderException(RunFolderProblem.Missing, $"{runFolder}: no shard is committed, so there is nothing to merge; coopt resume {runFolder} goes on with the run");
        }

        using var run = OpenFolder.Open(Path.GetFullPath(runFolder), target.Home.Operations);
        using var shards = run.TryOpen(RunNames.Shards);
        try
        {
            for (var part = 0; part < layout.Parts; part++)
            {
                WritePart(run, shards!, store, layout, part, target, token);
            }

            using var instances = target.Create(RunNames.Instances);
            var merge = new TableMerge(shards!, instances.Stream, widen: null, token);
            foreach (var record in store.Committed.Values)
            {
                merge.Append(record, record.Files[0]);
            }

            instances.Commit();
        }
        catch (ShardDataException e)
        {
            throw new RunFolderException(RunFolderProblem.Corrupt, $"{runFolder}/{e.Message}: it changed while it was read; try again");
        }

        return Missing(store, layout);
    }

    // Of a part that is merged already the shards have no traces any more; the part itself has.
    private static void WritePart(OpenFolder run, OpenFolder shards, ShardStore store, ShardLayout layout, int part, RunFolder target, CancellationToken token)
    {
        if (store.Journal is { } journal && journal.Layout == layout && journal.Parts.TryGetValue(part, out var files))
        {
            foreach (var file in files)
            {
                Copy(run, file, target);
            }

            return;
        }

        var (first, end) = layout.ShardsOf(part);
        var records = Enumerable.Range(first, end - first).Select(store.Find).OfType<ShardRecord>().ToList();
        foreach (var file in PartMerge.Write(shards, target.Home, part, records, token))
        {
            target.Enter(file);
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
