using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>The data dictionary: every column of every table of a run: name, kind, unit, meaning, and when its cells are empty.</summary>
public static class ColumnReference
{
    /// <summary>The tables and their columns. Swept settings, which stand after instance in instances.csv, differ from run to run and are not listed.</summary>
    public static ImmutableArray<(string Table, ImmutableArray<TableColumn> Columns)> Tables { get; } =
    [
        ("instances.csv", [.. InstanceColumns.All.Select(c => c.Description)]),
        ("traces/part-*.csv", [.. TraceColumnTable.Columns(TraceColumns.All).Select(c => c.Description)]),
        ("states/part-*.csv", StateTable.Dictionary),
    ];

    /// <summary>The dictionary as Markdown, lines ending in LF.</summary>
    public static string ToMarkdown()
    {
        var text = new StringBuilder();
        _ = text.Append(
            """
            # Data dictionary

            CSV in UTF-8, comma, LF, one header line. Numbers are written in the shortest form that reads back as the same double; `inf` and `-inf` are infinities and an
            empty cell is no value. Booleans are `true` and `false`. A text that begins with `=` `+` `-` `@`, a tab, a carriage return or `'` has a `'` in front, which a
            reader takes off. In instances.csv the swept settings stand after `instance`, by their dotted names; one that is also listed below stands only there.

            """);
        foreach (var (table, columns) in Tables)
        {
            _ = text.Append($"\n## {table}\n\n| column | kind | unit | meaning | empty |\n|---|---|---|---|---|\n");
            foreach (var c in columns)
            {
                _ = text.Append($"| {Escape(c.Name)} | {KindName(c.Kind)} | {Escape(c.Unit)} | {Escape(c.Meaning)} | {Escape(c.Empty)} |\n");
            }
        }

        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string Escape(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);

    private static string KindName(CellKind kind) => kind switch
    {
        CellKind.Number => "number",
        CellKind.Whole => "integer",
        CellKind.Boolean => "boolean",
        CellKind.Text => "text",
        _ => "as in the spec",
    };
}
