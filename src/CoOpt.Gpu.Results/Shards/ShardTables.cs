using System.Collections.Immutable;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>Writes the tables of a shard: instances always, traces and states where there are any.</summary>
/// <param name="sweptKeys">The swept settings.</param>
/// <param name="observables">The columns of the traces.</param>
/// <param name="threads">Formatting threads.</param>
internal sealed class ShardTables(IEnumerable<string> sweptKeys, ImmutableArray<string> observables, int threads)
{
    /// <summary>Writes them into an open folder, durably.</summary>
    /// <exception cref="ResultFileException">A file cannot be written.</exception>
    internal ImmutableArray<ShardFile> Write(OpenFolder folder, ImmutableArray<InstanceResult> results, ImmutableArray<TraceRow> traces, ImmutableArray<StateSnapshot> states)
    {
        var files = ImmutableArray.CreateBuilder<ShardFile>();
        using (var file = new AtomicFileStream(folder, ShardNames.Instances))
        {
            using var table = new InstanceTable(file, sweptKeys);
            table.Write(results, threads);
            files.Add(Entry(ShardNames.Instances, table.Commit(), results.Length));
        }

        if (!traces.IsEmpty)
        {
            using var file = new AtomicFileStream(folder, ShardNames.Traces);
            using var table = new TraceTable(file, observables);
            table.Write(traces, threads);
            files.Add(Entry(ShardNames.Traces, table.Commit(), traces.Length));
        }

        if (!states.IsEmpty)
        {
            var parameters = states.Max(static s => s.Y.Length / s.X.Length);
            using var file = new AtomicFileStream(folder, ShardNames.States);
            using var table = new StateTable(file, parameters);
            table.Write(states, threads);
            files.Add(Entry(ShardNames.States, table.Commit(), states.Length, parameters));
        }

        return files.ToImmutable();
    }

    private static ShardFile Entry(string name, WrittenFile written, int rows, int parameters = 0) => new(name, written.Sha256, written.Bytes, rows, parameters);
}
