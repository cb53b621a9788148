using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>Reads records of an open folder shards/ and holds their data against them.</summary>
/// <param name="shards">The folder.</param>
/// <param name="plan">The run's plan.</param>
/// <param name="journal">What is merged, so that its traces and states need not be there; null where nothing is.</param>
internal sealed class ShardReader(OpenFolder shards, SweepPlan plan, MergeJournal? journal)
{
    /// <summary>Reads the record of one shard, its data by length; null with the reason where it cannot be used, without one where there is none.</summary>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    internal (ShardRecord? Record, string? Reason) Read(int ordinal)
    {
        var (record, reason, _) = ReadWithKind(ordinal);
        return (record, reason);
    }

    /// <summary>The same, and whether it is a record of another version.</summary>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    internal (ShardRecord? Record, string? Reason, bool IsOtherVersion) ReadWithKind(int ordinal)
    {
        try
        {
            using var file = shards.TryRead(ShardNames.Record(ordinal));
            if (file is null)
            {
                return (null, null, false);
            }

            var record = ShardRecord.Parse(file.ReadAll(ShardRecord.MaximumBytes));
            var reason = record.Ordinal != ordinal ? $"it is of shard {record.Ordinal}"
                : record.PlanSha256 != plan.Hash ? "it is of another plan"
                : record.Layout.Count != plan.Sweep.Count ? "it is of a sweep of another size"
                : Lacks(record);
            return reason is null ? (record, null, false) : (null, reason, false);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            return (null, e.Message, e.InnerException is OtherVersionException);
        }
        catch (ResultFileException e) when (e.IsOtherThing)
        {
            return (null, $"{Path.GetFileName(e.Path)} is a symbolic link, or no file", false);
        }
    }

    /// <summary>Reads all data of a record and compares the hashes; null where it is as written.</summary>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    internal ShardFault? Compare(ShardRecord record, CancellationToken token)
    {
        try
        {
            return Differs(record, token);
        }
        catch (ResultFileException e) when (e.IsOtherThing)
        {
            return new ShardFault($"{RunNames.Shards}/{record.Folder}", "a symbolic link is in it, or in its place", record.Ordinal);
        }
    }

    private ShardFault? Differs(ShardRecord record, CancellationToken token)
    {
        using var folder = shards.TryOpen(record.Folder);
        foreach (var table in Needed(record))
        {
            using var file = folder?.TryRead(table.Name);
            if (file is null || file.Length != table.Bytes || FileHash.Of(file, token) != table.Sha256)
            {
                return new ShardFault($"{RunNames.Shards}/{record.Folder}/{table.Name}", "it is not what was written", record.Ordinal);
            }
        }

        return null;
    }

    // By length: a record is only written once its data is durable, so what is lost without a trace is a file that was cut, removed or replaced later.
    private string? Lacks(ShardRecord record)
    {
        using var folder = shards.TryOpen(record.Folder);
        foreach (var table in Needed(record))
        {
            using var file = folder?.TryRead(table.Name);
            if (file?.Length != table.Bytes)
            {
                return file is null
                    ? $"its data {record.Folder}/{table.Name} is missing"
                    : FormattableString.Invariant($"its data {record.Folder}/{table.Name} has {file.Length} bytes, and {table.Bytes} were written");
            }
        }

        return null;
    }

    // Traces and states of a part that is merged are not needed any more.
    private IEnumerable<ShardFile> Needed(ShardRecord record)
    {
        var isMerged = journal?.Has(record.Layout, record.Layout.PartOf(record.Ordinal)) == true;
        return record.Files.Where(f => f.Name == ShardNames.Instances || !isMerged);
    }
}
