using System.Collections.Immutable;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>What merge.json and shards/ of a run hold.</summary>
/// <param name="Journal">What is merged and still there; null where there is no journal.</param>
/// <param name="Committed">The records that can be used.</param>
/// <param name="Faults">What cannot be used.</param>
/// <param name="Conflicts">Shards of which an attempt gave other data than the committed one.</param>
internal sealed record ShardScan(MergeJournal? Journal, SortedDictionary<int, ShardRecord> Committed, List<ShardFault> Faults, ImmutableArray<int> Conflicts)
{
    /// <summary>Reads everything, changing nothing. The run may be at work meanwhile.</summary>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    internal static ShardScan Of(OpenFolder run, SweepPlan plan)
    {
        var (journal, faults) = ReadJournal(run, plan);
        var committed = new SortedDictionary<int, ShardRecord>();
        var conflicts = new SortedSet<int>();
        using var shards = run.TryOpen(RunNames.Shards);
        var reader = new ShardReader(shards!, plan, journal);
        var doubtful = new SortedSet<int>();
        foreach (var name in shards?.Names() ?? [])
        {
            if (ShardNames.IsConflict(name, out var ordinal, out _))
            {
                _ = conflicts.Add(ordinal);
            }
            else if (ShardNames.IsRecord(name, out ordinal) && Look(reader, ordinal, committed) is not null)
            {
                _ = doubtful.Add(ordinal);
            }
        }

        // A run at work writes merge.json, then removes what it merged: what is not there may have been merged since merge.json was read. Read after that it names it, so that one more look is enough.
        if (doubtful.Count > 0)
        {
            (journal, faults) = ReadJournal(run, plan);
            reader = new ShardReader(shards!, plan, journal);
            faults.AddRange(doubtful.Select(k => Look(reader, k, committed)).OfType<ShardFault>());

            // The last that a run does, once its manifest is written, is to remove its shards.
            faults = RunRemains.IsComplete(run) ? [] : faults;
        }

        return new ShardScan(journal, committed, faults, [.. conflicts]);
    }

    /// <summary>What a record does not share with the others of its run; null where nothing.</summary>
    internal static string? Stranger(ShardRecord record, ShardRecord? first) =>
        first is null || (record.Layout == first.Layout && record.Program == first.Program && record.Arithmetic == first.Arithmetic)
            ? null
            : $"its program, arithmetic or layout is not that of shard {first.Ordinal}";

    private static (MergeJournal? Journal, List<ShardFault> Faults) ReadJournal(OpenFolder run, SweepPlan plan)
    {
        var (journal, reason) = MergeJournal.ReadPresent(run, plan.Hash);
        return (journal, reason is null ? [] : [new ShardFault(MergeJournal.FileName, journal is null ? $"{reason}; the merge begins anew" : reason)]);
    }

    private static ShardFault? Look(ShardReader reader, int ordinal, SortedDictionary<int, ShardRecord> committed)
    {
        var (record, reason, isForeign) = reader.ReadWithKind(ordinal);
        if (record is not null && Stranger(record, committed.Values.FirstOrDefault()) is { } stranger)
        {
            (reason, isForeign) = (stranger, true);
        }

        if (reason is not null)
        {
            return new ShardFault($"{RunNames.Shards}/{ShardNames.Record(ordinal)}", reason, ordinal) { IsForeign = isForeign };
        }

        if (record is not null)
        {
            committed.Add(ordinal, record);
        }

        return null;
    }
}
