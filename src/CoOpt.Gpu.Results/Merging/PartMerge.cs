using System.Collections.Immutable;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Merging;

/// <summary>Makes the files of one part of the output from the shards in it.</summary>
internal static class PartMerge
{
    /// <summary>Writes traces and states of part <paramref name="part"/>, each where there are rows of it.</summary>
    /// <param name="shards">The folder shards/.</param>
    /// <param name="target">The folder of the output.</param>
    /// <param name="part">The part.</param>
    /// <param name="records">Its shards, in order.</param>
    /// <param name="token">Ends it; what is not whole yet is dropped then.</param>
    /// <exception cref="ShardDataException">A table is not what its record says.</exception>
    /// <exception cref="ResultFileException">A file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    internal static ImmutableArray<ManifestFile> Write(OpenFolder shards, OpenFolder target, int part, IReadOnlyList<ShardRecord> records, CancellationToken token)
    {
        var states = Of(records, ShardNames.States);
        var widen = states.Count > 0 ? new StateWidening(states.Max(static s => s.Table.Parameters)) : null;
        return
        [
            .. Table(shards, target, RunNames.TracePart(part), Of(records, ShardNames.Traces), null, token),
            .. Table(shards, target, RunNames.StatePart(part), states, widen, token),
        ];
    }

    private static List<(ShardRecord Record, ShardFile Table)> Of(IEnumerable<ShardRecord> records, string name) =>
        [.. records.Select(r => (Record: r, Table: r.File(name)!)).Where(static t => t.Table is not null)];

    private static ImmutableArray<ManifestFile> Table(OpenFolder shards, OpenFolder target, string name, List<(ShardRecord Record, ShardFile Table)> tables, StateWidening? widen, CancellationToken token)
    {
        if (tables.Count == 0)
        {
            return [];
        }

        var parts = name.Split('/');
        using var folder = target.Make(parts[0]);
        using var file = new AtomicFileStream(folder, parts[1]);
        var merge = new TableMerge(shards, file, widen, token);
        foreach (var (record, table) in tables)
        {
            merge.Append(record, table);
        }

        var written = file.Commit();
        return [new ManifestFile(name, written.Sha256, written.Bytes)];
    }
}
