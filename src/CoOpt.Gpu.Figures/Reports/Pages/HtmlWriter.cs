using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>
/// Writes a page as one HTML file that fetches nothing and runs nothing: figures stand in it as SVG, and its policy allows one style sheet, its own, by hash.
/// </summary>
public static class HtmlWriter
{
    /// <summary>The policy: nothing is loaded, sent or run.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PageStyle.Css)))}'; base-uri 'none'; form-action 'none'";

    /// <summary>The page, lines ending in LF.</summary>
    /// <param name="page">The page.</param>
    /// <param name="figures">Path of the folder of its figures, relative to the page, with forward slashes.</param>
    public static string Write(Page page, string figures)
    {
        ArgumentNullException.ThrowIfNull(page);
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.Append($"<title>{Escape(page.Title)} · {Escape(page.Kind)}</title>\n<style>{PageStyle.Css}</style>\n</head>\n<body>\n<div class=\"page\">\n");
        html.Append("<nav aria-label=\"Contents\">\n");
        Contents(html, page.Sections);
        html.Append($"</nav>\n<main>\n<header>\n<p class=\"kind\">{Escape(page.Kind)}</p>\n<h1>{Escape(page.Title)}</h1>\n</header>\n");
        Blocks(html, page.Lead, figures);
        foreach (var section in page.Sections)
        {
            Write(html, section, 2, figures);
        }

        return html.Append("</main>\n</div>\n</body>\n</html>\n").ToString();
    }

    private static void Contents(StringBuilder html, ImmutableArray<Section> sections)
    {
        html.Append("<ol>\n");
        foreach (var section in sections)
        {
            html.Append($"<li><a href=\"#{section.Id}\">{Escape(section.Title)}</a>");
            if (!section.Parts.IsEmpty)
            {
                Contents(html, section.Parts);
            }

            html.Append("</li>\n");
        }

        html.Append("</ol>\n");
    }

    private static void Write(StringBuilder html, Section section, int level, string figures)
    {
        html.Append($"<section id=\"{section.Id}\">\n<h{level}>{Escape(section.Title)}</h{level}>\n");
        Blocks(html, section.Blocks, figures);
        foreach (var part in section.Parts)
        {
            Write(html, part, level + 1, figures);
        }

        html.Append("</section>\n");
    }

    private static void Blocks(StringBuilder html, ImmutableArray<Block> blocks, string figures)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case ParagraphBlock paragraph:
                    html.Append(paragraph.IsNotice ? "<p class=\"notice\">" : "<p>").AppendJoin("", paragraph.Text.Select(Of)).Append("</p>\n");
                    break;
                case CodeBlock code:
                    html.Append("<pre><code>").AppendJoin('\n', code.Text.Split('\n').Select(Escape)).Append("</code></pre>\n");
                    break;
                case TableBlock table:
                    Table(html, table);
                    break;
                case FiguresBlock pictures:
                    html.Append("<div class=\"figures\">\n");
                    foreach (var plot in pictures.Plots)
                    {
                        Picture(html, plot, figures);
                    }

                    html.Append("</div>\n");
                    break;
                case DetailsBlock details:
                    html.Append($"<details>\n<summary>{Escape(details.Summary)}</summary>\n");
                    Blocks(html, details.Blocks, figures);
                    html.Append("</details>\n");
                    break;
            }
        }
    }

    private static void Table(StringBuilder html, TableBlock table)
    {
        // A table wider than the page scrolls by itself, also for those who scroll by keys; its caption stays in sight.
        html.Append("<div class=\"wide\" tabindex=\"0\">\n").Append(table.HasHeads ? "<table>\n" : "<table class=\"facts\">\n").Append(table.Caption.Length > 0 ? $"<caption>{Escape(table.Caption)}</caption>\n" : "");
        if (table.HasHeads)
        {
            html.Append("<thead><tr>");
            foreach (var column in table.Columns)
            {
                Cell(html, column.Name.Length > 0 ? "th scope=\"col\"" : "td", column, column.Name);
            }

            html.Append("</tr></thead>\n");
        }

        html.Append("<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var (k, cell) in row.Index())
            {
                // The first cell says what its row is about.
                Cell(html, k == 0 ? "th scope=\"row\"" : "td", table.Columns[k], cell);
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n</div>\n");
    }

    private static void Cell(StringBuilder html, string tag, TableHead column, Inline cell) =>
        html.Append($"<{tag}{(column.IsNumber ? " class=\"n\"" : "")}>").Append(Of(cell)).Append($"</{tag[..2]}>");

    private static void Picture(StringBuilder html, Plot plot, string figures)
    {
        var path = Escape($"{figures}/{plot.Figure.Id}");
        html.Append(plot.Figure.Size == FigureSize.Column ? "<figure class=\"narrow\">\n" : "<figure>\n").Append(SvgWriter.Write(plot, new SvgOptions { Inline = true, IdPrefix = plot.Figure.Id + "-" }));
        html.Append($"<figcaption>Rows plotted: <a href=\"{path}.csv\">CSV</a> · <a href=\"{path}.svg\">SVG</a> · <a href=\"{path}.vl.json\">Vega-Lite</a></figcaption>\n</figure>\n");
    }

    private static string Of(Inline piece)
    {
        var text = piece.Style switch
        {
            InlineStyle.Code => $"<code>{string.Join(' ', piece.Text.Split(' ').Select(Word))}</code>",
            InlineStyle.Strong => $"<strong>{Escape(piece.Text)}</strong>",
            _ => Escape(piece.Text),
        };
        return (piece.Link is { } link ? $"<a href=\"{Escape(link)}\">{text}</a>" : text) + (piece.Note.Length > 0 ? $"<small>{Escape(piece.Note)}</small>" : "");
    }

    // A browser breaks a line after a hyphen, which parts an option from its dashes.
    private static string Word(string word) => word.Contains('-', StringComparison.Ordinal) ? $"<span>{Escape(word)}</span>" : Escape(word);

    private static string Escape(string text) => CleanText.Escape(CleanText.Line(text));
}
