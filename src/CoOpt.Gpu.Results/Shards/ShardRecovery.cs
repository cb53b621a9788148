using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>Puts shards/ of an interrupted run in order.</summary>
internal static class ShardRecovery
{
    /// <summary>Reads the committed shards, moves the records that cannot be used aside, and removes the data of dead writers that no record names.</summary>
    /// <param name="home">The run's folder.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="isAlone">Whether no other process of this machine can be writing.</param>
    /// <exception cref="RunFolderException">Records are of another program, or of several: nothing was touched.</exception>
    /// <exception cref="ResultFileException">A file cannot be read, moved or removed.</exception>
    internal static ShardStore Recover(OpenFolder home, SweepPlan plan, bool isAlone)
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
        foreach (var fault in store.Faults.Where(static f => f.Ordinal >= 0))
        {
            SetAside(shards, ShardNames.Record(fault.Ordinal));
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

    /// <summary>Gives a record that cannot be used a name under which it is none, but can be looked at.</summary>
    /// <exception cref="ResultFileException">It cannot be moved.</exception>
    internal static void SetAside(OpenFolder shards, string record)
    {
        var names = shards.Names().ToHashSet(StringComparer.Ordinal);
        var count = 1;
        while (names.Contains(ShardNames.Bad(record, count)))
        {
            count++;
        }

        if (shards.Rename(record, ShardNames.Bad(record, count)))
        {
            shards.Sync();
        }
    }
}
