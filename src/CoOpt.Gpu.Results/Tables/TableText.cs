using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Traces;
using CsvHelper;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>A few rows as they would stand in a run's tables, header first.</summary>
public static class TableText
{
    /// <summary>The rows of instances.csv of a sweep whose swept settings are <paramref name="sweptKeys"/>, in the order of the axes.</summary>
    public static string Instances(IEnumerable<InstanceResult> rows, IEnumerable<string> sweptKeys) => Write(rows, InstanceTable.Columns([.. sweptKeys]));

    /// <summary>The rows of traces/ with instance, step, t and the columns that <paramref name="observables"/> names.</summary>
    public static string Traces(IEnumerable<TraceRow> rows, ImmutableArray<string> observables) => Write(rows, TraceColumnTable.Columns(observables));

    /// <summary>The rows of states/ of instances with <paramref name="parameters"/> parameters a node.</summary>
    public static string States(IEnumerable<StateSnapshot> rows, int parameters) => Write(rows.SelectMany(static s => Enumerable.Range(0, s.X.Length).Select(node => new NodeState(s, node))), StateTable.Columns(parameters));

    private static string Write<TRow>(IEnumerable<TRow> rows, ImmutableArray<Column<TRow>> columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var text = new MemoryStream();
        using (var csv = CsvWriter.Create(text, Cells.WriterOptions, leaveOpen: true))
        {
            foreach (var column in columns)
            {
                Cells.Text(csv, column.Name);
            }

            csv.EndRecord();
            foreach (var row in rows)
            {
                foreach (var column in columns)
                {
                    column.Write(csv, in row);
                }

                csv.EndRecord();
            }

            csv.Flush();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
