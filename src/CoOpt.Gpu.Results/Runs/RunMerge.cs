using System.Collections.Immutable;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Merging;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>
/// Makes the output of a run from its shards, in the order of the instances, in memory that does not depend on their number. A part is merged as soon as all its shards are committed; merge.json then says so,
/// and their traces and states are removed, so that the disk never holds much more than the output. Of many parts, some are said to be merged at a time. A crash or the token leaves, anywhere, what can be gone on
/// from by another merge; this one has ended then. For one thread at a time.
/// </summary>
/// <param name="folder">The run's folder, open for nobody else.</param>
/// <param name="store">Its shards.</param>
/// <param name="token">Ends the merge, at the latest after a piece of a table.</param>
public sealed class RunMerge(RunFolder folder, ShardStore store, CancellationToken token = default) : IDisposable
{
    /// <summary>merge.json is as long as there are parts in it: it is written anew whenever one in so many is new, for once a part would be the square of their number.</summary>
    private const int Share = 64;

    // Shards of merged parts whose traces and states are still there.
    private readonly List<ShardRecord> _spent = [];
    private int _unsaid;
    private AtomicFileStream? _file;
    private TableMerge? _instances;
    private OpenFolder? _shards;
    private int _part;

    /// <summary>Merges every part that is next and wholly committed.</summary>
    /// <returns>Whether all are merged.</returns>
    /// <exception cref="RunFolderException">A shard's data, or a part merged earlier, is not what was written; it is computed again by resume.</exception>
    /// <exception cref="ResultFileException">A file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    public bool Advance()
    {
        if (store.Layout is not { } layout)
        {
            return false;
        }

        try
        {
            while (_part < layout.Parts && Whole(layout, _part) is { } records)
            {
                _shards ??= folder.Home.TryOpen(RunNames.Shards)!;
                Merge(layout, records);
                _part++;
            }
        }
        catch (ShardDataException e)
        {
            store.Reject(e.Fault);
            ShardRecovery.SetAside(_shards!, [ShardNames.Record(e.Record.Ordinal)]);
            throw new RunFolderException(RunFolderProblem.Corrupt, $"{folder.FullPath}/{e.Message}; coopt resume {folder.FullPath} computes shard {e.Record.Ordinal} again");
        }

        return _part == layout.Parts;
    }

    /// <summary>Merges what is left and makes instances.csv visible: then the run can be completed.</summary>
    /// <exception cref="RunFolderException">Shards are missing, or were computed twice with different results; or as <see cref="Advance"/>.</exception>
    /// <exception cref="ResultFileException">A file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The token was set before instances.csv was whole.</exception>
    public void Finish()
    {
        RefuseConflicts(folder.FullPath, store.Conflicts);
        if (!Advance())
        {
            var missing = store.Layout is { } layout ? Told(ShardRanges.Missing(store, layout), layout) : "no shard is committed";
            throw new RunFolderException(RunFolderProblem.Missing, $"{folder.FullPath}: {missing}; coopt resume {folder.FullPath} computes them, coopt merge --partial leaves them out");
        }

        token.ThrowIfCancellationRequested();
        var written = _file!.Commit();
        folder.Enter(new ManifestFile(RunNames.Instances, written.Sha256, written.Bytes));
    }

    /// <summary>Drops what was not committed.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _shards?.Dispose();
    }

    /// <summary>Refuses a run of which nobody knows which of two results is right.</summary>
    /// <param name="run">The run's folder, for the message.</param>
    /// <param name="conflicts">Shards that were computed twice with different results.</param>
    /// <exception cref="RunFolderException">There are some.</exception>
    public static void RefuseConflicts(string run, ImmutableArray<int> conflicts)
    {
        if (!conflicts.IsEmpty)
        {
            throw new RunFolderException(
                RunFolderProblem.Nondeterminism,
                $"{run}: {ShardRanges.Were(conflicts)} computed twice with different results (shards/*.other-*.json); check the machines (coopt doctor), and start anew with --rerun");
        }
    }

    private static string Told(ImmutableArray<int> missing, ShardLayout layout) =>
        $"{ShardRanges.Text(missing)} of {layout.Shards} {(missing.Length == 1 ? "is" : "are")} missing";

    private List<ShardRecord>? Whole(ShardLayout layout, int part)
    {
        var (first, end) = layout.ShardsOf(part);
        var records = new List<ShardRecord>();
        for (var k = first; k < end; k++)
        {
            if (store.Find(k) is not { } record)
            {
                return null;
            }

            records.Add(record);
        }

        return records;
    }

    private void Merge(ShardLayout layout, List<ShardRecord> records)
    {
        var journal = store.Journal is { } there && there.Layout == layout ? there : MergeJournal.Empty(folder.Plan.Hash, layout);
        if (!journal.Parts.TryGetValue(_part, out var files))
        {
            files = PartMerge.Write(_shards!, folder.Home, _part, records, token);
            journal = journal with { Parts = journal.Parts.Add(_part, files) };
            store.Journal = journal;
            _unsaid++;
        }
        else if (files.FirstOrDefault(f => !ShardRecovery.IsAsWritten(folder.Home, f, token)) is { } changed)
        {
            // Its shards lack their traces now, so that resume finds them incomplete.
            store.Journal = journal with { Parts = journal.Parts.Remove(_part) };
            store.Journal.Write(folder.Home);
            throw new RunFolderException(
                RunFolderProblem.Corrupt,
                $"{folder.FullPath}/{changed.Name} has changed since it was merged; coopt resume {folder.FullPath} computes {ShardRanges.Text([.. records.Select(static r => r.Ordinal)])} again");
        }

        foreach (var file in files)
        {
            folder.Enter(file);
        }

        _spent.AddRange(records);
        if (_unsaid * Share >= journal.Parts.Count || _part + 1 == layout.Parts)
        {
            Say(journal);
        }

        _file ??= new AtomicFileStream(folder.Home, RunNames.Instances);
        _instances ??= new TableMerge(_shards!, _file, widen: null, token);
        foreach (var record in records)
        {
            _instances.Append(record, record.Files[0]);
        }
    }

    private void Say(MergeJournal journal)
    {
        if (_unsaid > 0)
        {
            journal.Write(folder.Home);
            _unsaid = 0;
        }

        foreach (var record in _spent)
        {
            using var data = _shards!.TryOpen(record.Folder);
            foreach (var table in record.Files.Where(static f => f.Name != ShardNames.Instances))
            {
                data?.Remove(table.Name);
            }
        }

        _spent.Clear();
    }
}
