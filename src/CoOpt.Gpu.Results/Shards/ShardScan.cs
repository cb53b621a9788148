using System.Collections.Immutable;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
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
    /// <summary>Reads everything, changing nothing.</summary>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    internal static ShardScan Of(OpenFolder run, SweepPlan plan)
    {
        var faults = new List<ShardFault>();
        var journal = ReadJournal(run, plan, faults);
        var committed = new SortedDictionary<int, ShardRecord>();
        var conflicts = new SortedSet<int>();
        using var shards = run.TryOpen(RunNames.Shards);
        foreach (var name in shards?.Names() ?? [])
        {
            if (ShardNames.IsConflict(name, out var ordinal, out _))
            {
                _ = conflicts.Add(ordinal);
            }
            else if (ShardNames.IsRecord(name, out ordinal))
            {
                var (record, reason, isForeign) = new ShardReader(shards!, plan, journal).ReadWithKind(ordinal);
                if (record is not null && Stranger(record, committed.Values.FirstOrDefault()) is { } stranger)
                {
                    (reason, isForeign) = (stranger, true);
                }

                if (reason is not null)
                {
                    faults.Add(new ShardFault($"{RunNames.Shards}/{name}", reason, ordinal) { IsForeign = isForeign });
                }
                else if (record is not null)
                {
                    committed.Add(ordinal, record);
                }
            }
        }

        return new ShardScan(journal, committed, faults, [.. conflicts]);
    }

    private static MergeJournal? ReadJournal(OpenFolder run, SweepPlan plan, List<ShardFault> faults)
    {
        var (journal, reason) = MergeJournal.Read(run, plan.Hash);
        if (reason is not null)
        {
            faults.Add(new ShardFault(MergeJournal.FileName, $"{reason}; the merge begins anew"));
        }

        return journal is null ? null : journal with { Parts = journal.Parts.RemoveRange(journal.Parts.Where(p => !p.Value.All(f => IsThere(run, f))).Select(static p => p.Key)) };
    }

    private static bool IsThere(OpenFolder run, ManifestFile part)
    {
        var names = part.Name.Split('/');
        try
        {
            using var parent = run.TryOpen(names[0]);
            using var file = parent?.TryRead(names[1]);
            return file?.Length == part.Bytes;
        }
        catch (ResultFileException e) when (e.IsOtherThing)
        {
            return false;
        }
    }

    private static string? Stranger(ShardRecord record, ShardRecord? first) =>
        first is null || (record.Layout == first.Layout && record.Program == first.Program && record.Arithmetic == first.Arithmetic)
            ? null
            : $"its program, arithmetic or layout is not that of shard {first.Ordinal}";
}
