using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>Makes single instances of a recorded run again and prints their rows or traces, with what differs from the recorded ones.</summary>
internal sealed class SingleRerun(Host host, RerunRequest request, RecordedRun run)
{
    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    public int Execute(SpecInput spec, IDevice device, CancellationToken token)
    {
        var rows = new InstanceRerun(spec, request.Instances).Run(device, request.Threads, request.Trace, token);
        ImmutableArray<InstanceComparison> comparisons;
        List<string> damaged;
        try
        {
            var recorded = new RecordedRows(run);
            comparisons = recorded.Compare(request.Instances, rows);
            damaged = [.. recorded.Damaged()];
        }
        catch (TableFormatException error)
        {
            throw new CommandException(Fault.Corruption, $"{error.Message}; coopt verify {run.Shown} says what else is wrong", error);
        }

        if (request.Json)
        {
            JsonOutput.Write(host.Out, json => RerunJson.Write(json, run, rows, comparisons));
        }
        else
        {
            Print(rows);
            foreach (var comparison in comparisons)
            {
                Tell(comparison);
            }

            foreach (var name in damaged)
            {
                var prefix = request.Check ? $"error {Fault.Corruption.Code}" : "warning";
                host.Error.WriteLine($"{prefix}: {run.Shown}/{name}: it has changed since it was written, if not in these rows; restore the file, or make the run again (coopt run … --rerun, or coopt rerun)");
            }

            ErrorHint.Write(host, damaged.Select(_ => Fault.Corruption.Code).Concat(comparisons.Where(static c => c.Verdict == RowVerdict.Differs).Select(_ => Fault.Differs.Code)).Where(_ => request.Check));
        }

        return request.Check && (damaged.Count > 0 || comparisons.Any(c => c.Verdict != RowVerdict.Same)) ? ExitCode.Corruption : ExitCode.Ok;
    }

    // A pipe gets CSV. A person at a terminal could not read a row of sixty columns, so it is turned.
    private void Print(InstanceRows rows)
    {
        if (rows.Traces is { } traces)
        {
            host.Out.Write(traces);
        }
        else if (!host.OutIsTerminal)
        {
            host.Out.Write(rows.Instances);
        }
        else
        {
            using var table = TableReader.Of("instances.csv", rows.Instances);
            var width = table.Header.Max(c => c.Length);
            while (table.Read())
            {
                foreach (var column in table.Header)
                {
                    host.Out.WriteLine($"{column.PadRight(width)}  {table.Row.Text(column)}");
                }
            }
        }
    }

    private void Tell(InstanceComparison comparison)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"instance {comparison.Instance}");
        var isFault = request.Check && comparison.Verdict != RowVerdict.Same;
        var prefix = isFault ? $"error {Fault.Differs.Code}" : "note";
        var verdict = comparison.Verdict switch
        {
            RowVerdict.Same when !comparison.HasRow => $"no row, as recorded ({comparison.Reason})",
            RowVerdict.Same => request.Trace && comparison.Reason.Length == 0 ? "row and trace are the same as recorded" : "the row is the same as recorded",
            RowVerdict.Differs when comparison.Differences.IsEmpty => comparison.Reason,
            RowVerdict.Differs => $"{Columns(comparison.Differences.Length)} than recorded",
            _ => comparison.Reason,
        };
        host.Error.WriteLine($"{prefix}: {run.Shown}: {name}: {verdict}");
        if (comparison is { Verdict: RowVerdict.Same, HasRow: true, Reason.Length: > 0 })
        {
            host.Error.WriteLine($"note: {run.Shown}: {name}: {comparison.Reason}");
        }

        foreach (var difference in comparison.Differences)
        {
            host.Error.WriteLine($"{prefix}: {run.Shown}: {difference}");
        }
    }

    private static string Columns(int count) => count == 1 ? "1 cell is other" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} cells are other");
}
