using System.Collections.Immutable;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Tables;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>Holds instances made again against the tables of the recorded run.</summary>
internal sealed class RecordedRows(RecordedRun run)
{
    private readonly SortedSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>The tables that were read and are not what the manifest was written for.</summary>
    /// <exception cref="IOException">One cannot be read.</exception>
    public IEnumerable<string> Damaged() => (run.Manifest?.Outputs ?? []).Where(o => _read.Contains(o.Name) && !IntactTable.IsAsWritten(run.Folder, o)).Select(static o => o.Name);

    /// <summary>One comparison for each of <paramref name="indices"/>, which ascend.</summary>
    /// <exception cref="TableFormatException">A recorded table is malformed.</exception>
    public ImmutableArray<InstanceComparison> Compare(ImmutableArray<long> indices, InstanceRows made)
    {
        var failures = made.Failures.ToDictionary(f => f.Index, f => f.Message);
        var path = Path.Combine(run.Folder, RunNames.Instances);
        using var recorded = File.Exists(path) ? TableReader.Open(path) : null;
        _ = recorded is not null && _read.Add(RunNames.Instances);
        using var now = TableReader.Of(RunNames.Instances, made.Instances);
        var comparisons = ImmutableArray.CreateBuilder<InstanceComparison>(indices.Length);
        foreach (var index in indices)
        {
            var failed = failures.GetValueOrDefault(index);
            var hasRow = failed is null && now.Read();
            comparisons.Add(Compare(index, recorded, now, hasRow, failed ?? "", made.Traces));
        }

        return comparisons.MoveToImmutable();
    }

    private InstanceComparison Compare(long index, TableReader? recorded, TableReader now, bool hasRow, string failed, string? traces)
    {
        var message = run.Manifest?.Failures.FirstOrDefault(f => f.Instance == index)?.Message;
        if (message is not null || !hasRow)
        {
            return message is not null && !hasRow ? new InstanceComparison(index, RowVerdict.Same, false, failed, [])
                : message is null && recorded is null ? new InstanceComparison(index, RowVerdict.Unknown, false, failed, [])
                : new InstanceComparison(index, RowVerdict.Differs, hasRow, hasRow ? $"it was recorded without a row: {message}" : failed, []);
        }

        if (recorded is null)
        {
            return new InstanceComparison(index, RowVerdict.Unknown, true, $"{RunNames.Instances} was not kept, so there is no row to compare with", []);
        }

        if (!Seek(recorded, index))
        {
            return new InstanceComparison(index, RowVerdict.Differs, true, "no row of it is recorded", []);
        }

        var differences = TableComparison.Row(recorded, now);
        var reason = "";
        if (traces is not null)
        {
            var (difference, why) = Trace(index, traces);
            reason = why;
            differences = difference is null ? differences : differences.Add(difference);
        }

        return new InstanceComparison(index, differences.IsEmpty ? RowVerdict.Same : RowVerdict.Differs, true, reason, differences);
    }

    private static bool Seek(TableReader table, long index)
    {
        while (table.Read())
        {
            if (table.Row.Whole("instance") is { } at && at >= index)
            {
                return at == index;
            }
        }

        return false;
    }

    private (CellDifference? Difference, string Why) Trace(long index, string traces)
    {
        if (run.Manifest is { } manifest && !manifest.Outputs.Any(o => RunNames.IsPart(o.Name) && o.Name.StartsWith(RunNames.Traces, StringComparison.Ordinal)))
        {
            return (null, "the run recorded no traces");
        }

        using var now = TableReader.Of("the trace now", traces);
        using var recorded = PartOf(index);
        if (recorded is null)
        {
            return (null, "its part of traces/ was not kept, so there is no trace to compare with");
        }

        // The header is compared first; the rows then by steps, since a part holds the traces of other instances, too.
        var (hasRecorded, hasNow) = (Seek(recorded, index), Seek(now, index));
        while (hasRecorded && hasNow)
        {
            if (TableComparison.Row(recorded, now) is [var first, ..])
            {
                return (first with { Line = recorded.Line }, "");
            }

            hasRecorded = recorded.Read() && recorded.Row.Whole("instance") == index;
            hasNow = now.Read() && now.Row.Whole("instance") == index;
        }

        return hasRecorded == hasNow
            ? (null, "")
            : (new CellDifference(0, $"the trace of instance {index}", "", hasRecorded ? "more rows" : "fewer rows", hasNow ? "it has more rows" : "it has fewer rows"), "");
    }

    // Parts hold ascending instances, so it is the last one that begins at or before the instance.
    private TableReader? PartOf(long index)
    {
        var folder = Path.Combine(run.Folder, RunNames.Traces);
        string? best = null;
        foreach (var part in Directory.Exists(folder) ? Directory.GetFiles(folder, "part-*.csv").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            using var table = TableReader.Open(part);
            if (table.Read() && table.Row.Whole("instance") <= index)
            {
                best = part;
            }
        }

        _ = best is not null && _read.Add($"{RunNames.Traces}/{Path.GetFileName(best)}");
        return best is null ? null : TableReader.Open(best);
    }
}
