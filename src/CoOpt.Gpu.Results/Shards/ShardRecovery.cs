using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>Puts shards/ of an interrupted run in order.</summary>
internal static class ShardRecovery
{
    /// <summary>Reads the committed shards, moves the records that cannot be used aside, writes a journal anew of which one copy is damaged (where nobody else can be merging), and removes the data of dead writers that no record names.</summary>
    /// <param name="home">The run's folder.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="isAlone">Whether no other process of this machine can be writing.</param>
    /// <param name="require">Throws where the shards are not fit for whoever goes on: before their data is read, and with nothing touched.</param>
    /// <param name="isExclusive">Whether the folder was taken for one process: all data is read then and held against its hashes, what has changed is a fault of the store and its record moved aside too, and
    /// the journal may be written. Of a folder that is shared a merge on another machine may be writing it, where locks do not reach across.</param>
    /// <param name="token">Ends the reading.</param>
    /// <exception cref="RunFolderException">Records are of another program, or of several: nothing was touched.</exception>
    /// <exception cref="ResultFileException">A file cannot be read, written, moved or removed.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    internal static ShardStore Recover(OpenFolder home, SweepPlan plan, bool isAlone, Action<ShardStore> require, bool isExclusive = false, CancellationToken token = default)
    {
        using var shards = home.TryOpen(RunNames.Shards);
        if (shards is null)
        {
            return ShardStore.Read(home.FullPath, plan, home.Operations);
        }

        // Who is dead now writes no record any more: the dead are counted before the records are read.
        var stale = shards.Names().Where(n => ShardNames.IsFolder(n, out var attempt) && Attempt.TryParse(attempt)?.IsStale(Directory.GetLastWriteTimeUtc(shards.PathOf(n)), isAlone) == true).ToList();
        var store = ShardStore.Read(home.FullPath, plan, home.Operations);
        RefuseForeign(home.FullPath, store.Faults);
        require(store);
        store = isExclusive ? Verified(home, plan, store, token) : store;
        SetAside(shards, [.. store.Faults.Where(static f => f.Ordinal >= 0).Select(static f => ShardNames.Record(f.Ordinal))], token);

        if (isExclusive && store.Journal is { } journal && store.Faults.Any(static f => f.File == MergeJournal.FileName))
        {
            journal.Write(home);
        }

        var named = store.Committed.Values.Select(static r => r.Folder).ToHashSet(StringComparer.Ordinal);
        foreach (var name in shards.Names())
        {
            if (ShardNames.IsConflict(name, out _, out var folder))
            {
                _ = named.Add(folder);
            }
        }

        foreach (var folder in stale.Where(f => !named.Contains(f)))
        {
            shards.RemoveFolder(folder);
        }

        return store;
    }

    /// <summary>Refuses a run with work of another program, which is worth more than to be put aside.</summary>
    /// <exception cref="RunFolderException">There is some.</exception>
    internal static void RefuseForeign(string run, IEnumerable<ShardFault> faults)
    {
        if (faults.FirstOrDefault(static f => f.IsForeign) is { } foreign)
        {
            throw new RunFolderException(RunFolderProblem.Mixed, $"{run}/{foreign}; go on with the program and device that wrote it, or start anew with --rerun");
        }
    }

    /// <summary>Removes the records of <paramref name="ordinals"/>, so that these shards are computed again, and the parts they are merged in with them.</summary>
    /// <exception cref="ResultFileException">A file cannot be written or removed.</exception>
    internal static void Withdraw(OpenFolder home, ShardStore store, IReadOnlyCollection<int> ordinals)
    {
        // The journal first: a part that it still names must be one of all its shards.
        if (store.Journal is { } journal && journal.Parts.RemoveRange(ordinals.Select(journal.Layout.PartOf)) is var parts && parts.Count < journal.Parts.Count)
        {
            (journal with { Parts = parts }).Write(home);
        }

        using var shards = home.TryOpen(RunNames.Shards);
        foreach (var ordinal in ordinals)
        {
            shards?.Remove(ShardNames.Record(ordinal));
        }

        shards?.Sync();
    }

    /// <summary>Whether the file of a merged part is as it was written.</summary>
    /// <exception cref="ResultFileException">It cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    internal static bool IsAsWritten(OpenFolder home, ManifestFile part, CancellationToken token)
    {
        var names = part.Name.Split('/');
        using var parent = home.TryOpen(names[0]);
        using var file = parent?.TryRead(names[1]);
        return file is not null && file.Length == part.Bytes && FileHash.Of(file, token) == part.Sha256;
    }

    // Of a merged part that has changed the shards lack what was merged, so that they are read anew without it.
    private static ShardStore Verified(OpenFolder home, SweepPlan plan, ShardStore store, CancellationToken token)
    {
        var journal = store.Journal;
        var changed = journal?.Parts.SelectMany(p => p.Value.Where(f => !IsAsWritten(home, f, token)).Select(f => (Part: p.Key, f.Name))).ToList() ?? [];
        if (changed.Count > 0)
        {
            (journal! with { Parts = journal.Parts.RemoveRange(changed.Select(static c => c.Part)) }).Write(home);
            store = ShardStore.Read(home.FullPath, plan, home.Operations);
            changed.ForEach(c => store.Reject(new ShardFault(c.Name, "it has changed since it was merged")));
        }

        _ = store.VerifyData(token);
        return store;
    }

    /// <summary>Gives records that cannot be used names under which they are none, but can be looked at. Each moves by itself: what a stop leaves is moved by whoever goes on.</summary>
    /// <exception cref="ResultFileException">One cannot be moved.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    internal static void SetAside(OpenFolder shards, IReadOnlyCollection<string> records, CancellationToken token = default)
    {
        if (records.Count == 0)
        {
            return;
        }

        // Listed and synced once: there may be as many as shards.
        var names = shards.Names().ToHashSet(StringComparer.Ordinal);
        foreach (var record in records)
        {
            token.ThrowIfCancellationRequested();
            var count = 1;
            while (!names.Add(ShardNames.Bad(record, count)))
            {
                count++;
            }

            _ = shards.Rename(record, ShardNames.Bad(record, count));
        }

        shards.Sync();
    }
}
