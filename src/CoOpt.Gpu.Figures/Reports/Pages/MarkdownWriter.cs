using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>Writes a page as Markdown; figures are links to their SVG files.</summary>
public static class MarkdownWriter
{
    /// <summary>What would be read as a mark of Markdown or HTML.</summary>
    private const string Marks = "\\`*_{}[]<>#|~$&";

    /// <summary>The page, lines ending in LF.</summary>
    /// <param name="page">The page.</param>
    /// <param name="figures">Path of the folder of its figures, relative to the page, with forward slashes.</param>
    public static string Write(Page page, string figures)
    {
        ArgumentNullException.ThrowIfNull(page);
        var text = new StringBuilder($"# {Escape(page.Title)}\n");
        Blocks(text, page.Lead, figures);
        foreach (var section in page.Sections)
        {
            Write(text, section, 2, figures);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Section section, int level, string figures)
    {
        text.Append('\n').Append('#', level).Append(' ').Append(Escape(section.Title)).Append('\n');
        Blocks(text, section.Blocks, figures);
        foreach (var part in section.Parts)
        {
            Write(text, part, level + 1, figures);
        }
    }

    private static void Blocks(StringBuilder text, ImmutableArray<Block> blocks, string figures)
    {
        foreach (var block in blocks)
        {
            text.Append('\n');
            switch (block)
            {
                case ParagraphBlock paragraph:
                    text.Append(paragraph.IsNotice ? "> " : "").AppendJoin("", paragraph.Text.Select(Of)).Append('\n');
                    break;
                case CodeBlock code:
                    text.Append("```\n").Append(code.Text.Replace("```", "'''", StringComparison.Ordinal)).Append("\n```\n");
                    break;
                case TableBlock table:
                    Table(text, table);
                    break;
                case FiguresBlock pictures:
                    Pictures(text, pictures, figures);
                    break;
                case DetailsBlock details:
                    text.Append($"**{Escape(details.Summary)}**\n");
                    Blocks(text, details.Blocks, figures);
                    break;
            }
        }
    }

    private static void Table(StringBuilder text, TableBlock table)
    {
        text.Append(table.Caption.Length > 0 ? $"{Escape(table.Caption)}\n\n" : "");
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(c => Escape(c.Name))).Append(" |\n|");
        text.AppendJoin("", table.Columns.Select(c => c.IsNumber ? "---:|" : "---|")).Append('\n');
        foreach (var row in table.Rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(Of)).Append(" |\n");
        }
    }

    private static void Pictures(StringBuilder text, FiguresBlock block, string figures)
    {
        foreach (var figure in block.Plots.Select(p => p.Figure))
        {
            var path = $"{figures}/{figure.Id}";
            text.Append($"![{Escape(figure.Title)}]({path}.svg)\n\n{Caption(figure)}[CSV]({path}.csv), [Vega-Lite]({path}.vl.json).\n");
            text.Append(figure == block.Plots[^1].Figure ? "" : "\n");
        }
    }

    private static string Caption(Figure figure) => figure.Note.Length > 0 ? Escape(figure.Note) + " " : "";

    private static string Of(Inline piece)
    {
        var text = piece.Style switch
        {
            InlineStyle.Code => Code(piece.Text),
            InlineStyle.Strong when piece.Text.Length > 0 => $"**{Escape(piece.Text)}**",
            _ => Escape(piece.Text),
        };
        text += piece.Note.Length > 0 ? $" ({Escape(piece.Note)})" : "";
        return piece.Link is { } link ? $"[{text}]({Uri.EscapeDataString(link).Replace("%2F", "/", StringComparison.Ordinal).Replace("%23", "#", StringComparison.Ordinal)})" : text;
    }

    // Within a table a bar parts cells even in code; with HTML's entity it does not, and code in a table is then written as HTML.
    private static string Code(string text)
    {
        var line = CleanText.Line(text);
        return line.Length == 0 ? "" : line.AsSpan().ContainsAny("`|") ? $"<code>{CleanText.Escape(line).Replace("|", "&#124;", StringComparison.Ordinal).Replace("`", "&#96;", StringComparison.Ordinal)}</code>" : $"`{line}`";
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in CleanText.Line(text))
        {
            _ = Marks.Contains(c, StringComparison.Ordinal) ? escaped.Append('\\').Append(c) : escaped.Append(c);
        }

        return escaped.ToString();
    }
}
