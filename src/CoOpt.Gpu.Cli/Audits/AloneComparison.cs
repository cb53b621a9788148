using System.Collections.Immutable;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Tables;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Cli.Audits;

/// <summary>Holds what instances give alone against every byte that the run recorded of them: row, traces, states.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="manifest">Its manifest.</param>
/// <param name="sweptKeys">The swept settings, in the order of the axes.</param>
/// <param name="observables">The columns of traces.</param>
internal sealed class AloneComparison(string folder, RunManifest manifest, ImmutableArray<string> sweptKeys, ImmutableArray<string> observables) : IDisposable
{
    private readonly RecordedTable _rows = RecordedTable.Of(Path.Combine(folder, RunNames.Instances));
    private readonly RecordedTable _traces = RecordedTable.Of(Path.Combine(folder, RunNames.Traces));
    private readonly RecordedTable _states = RecordedTable.Of(Path.Combine(folder, RunNames.States));

    /// <summary>Rows compared so far.</summary>
    public long Compared { get; private set; }

    /// <summary>What differs of <paramref name="index"/>, which is after those before; at most one difference of each table.</summary>
    /// <exception cref="TableFormatException">A recorded table is malformed.</exception>
    public IEnumerable<ManifestAuditDifference> Compare(long index, AuditRerun made)
    {
        var recordedFailure = manifest.Failures.FirstOrDefault(f => f.Instance == index)?.Message;
        if (!made.Results.TryGetValue(index, out var result) || recordedFailure is not null)
        {
            var failure = made.Failures.GetValueOrDefault(index);
            return failure is not null && recordedFailure is not null ? [] : [new(index, "alone", null, "", recordedFailure ?? "a row", failure ?? "a row", "")];
        }

        var bound = made.BoundOf(index);
        List<ManifestAuditDifference?> all =
        [
            bound is null ? Table(_rows, TableText.Instances([result], sweptKeys), index, null) : null,
            observables.IsEmpty || !_traces.Exists ? null : Table(_traces, TableText.Traces(made.Traces.Where(t => t.Instance == index), observables), index, bound),
            !_states.Exists ? null : Table(_states, TableText.States(made.States.Where(s => s.Instance == index), result.Instance.Parameters), index, bound),
        ];
        return all.OfType<ManifestAuditDifference>();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _traces.Dispose();
        _states.Dispose();
    }

    private ManifestAuditDifference? Table(RecordedTable recorded, string text, long index, long? bound)
    {
        using var now = TableReader.Of("the instance alone", text);
        var table = recorded.Find(index);
        var (hasRecorded, hasNow) = (table is not null, now.Read());
        while (hasRecorded && hasNow)
        {
            Compared++;

            // What a code word costs is known at the end of the run alone.
            foreach (var cell in TableComparison.Row(table!, now).Where(c => bound is null || c.Column != "bits"))
            {
                var step = now.Has("step") ? now.Row.Whole("step") : null;
                return new ManifestAuditDifference(index, "alone", step, cell.Column, cell.Recorded, cell.Now, "");
            }

            (hasRecorded, hasNow) = (recorded.Next(), now.Read());
        }

        return hasRecorded == hasNow || (bound is not null && hasRecorded)
            ? null
            : new ManifestAuditDifference(index, "alone", null, "", hasRecorded ? "more rows" : "fewer rows", hasNow ? "more rows" : "fewer rows", "");
    }
}
