using System.Text;
using CoOpt.Gpu.Specs.Figures;

namespace CoOpt.Gpu.Specs.Reference;

/// <summary>The reference of files of figures as Markdown, made from their key table, for people.</summary>
public static class FigureReference
{
    /// <summary>A file with a figure of each kind; the axes are those of the quickstart.</summary>
    internal const string Example =
        """
        schema: 1
        figures:
          - id: distance-by-gain                          # lines: a statistic against x, with its interval
            title: Final distance against the gain
            kind: lines
            x: { of: method.alpha, label: gain α / bound }
            y: { of: distance, scale: log }
            series: { by: links.rho, label: ρ }
            rules: [{ x: 1, label: stability bound }]
          - id: gap-by-bits                               # points: a mark for each instance
            title: What a smaller gap costs
            kind: points
            x: { of: bits, unit: millions, factor: 1e-6 }
            y: { of: cost_gap, scale: log }
            where: [network.p = 0.2]
          - id: stalled-by-density                        # bars: a statistic for each category
            title: Share of stalled instances
            kind: bars
            x: network.p
            y: outcome=stalled
            statistic: share
          - id: map                                       # heatmap: a statistic as colour, with contours
            title: Distance over gain and connectivity
            kind: heatmap
            x: { of: alpha, bins: 20, scale: log }
            y: { of: lambda2, bins: 8, scale: log }
            color: { of: distance, scale: log }
            contours: [{ of: tightness, level: 1, label: α = bound }]
          - id: convergence                               # traces: over time, steps or bits
            title: Distance over model time
            kind: traces
            x: t
            y: { of: distance, scale: log }
            panels: { by: links.rho, perRow: 2 }
          - id: paired                                    # compared with the instance that differs in one setting alone
            title: Distance against that at the smallest ρ
            kind: lines
            x: links.rho
            y: distance
            paired: { by: links.rho, reference: 0.0625, as: ratio }
          - id: outcomes                                  # outcomes: their shares, stacked to one
            title: How the instances end
            kind: outcomes
            x: method.alpha
          - id: overview                                  # parallel: a line for each instance across parallel axes
            title: Settings and what came of them
            kind: parallel
            columns: [{ of: tightness, scale: log }, links.rho, { of: distance, scale: log }, bits]
            series: links.rho

        """;

    private const string Opening =
        """
        # Files of figures

        A `figures.yaml` says which figures to make of a run: `coopt report RUN --figures figures.yaml` adds them to the report, `--figures-only` makes them alone. `coopt schema --figures --markdown` prints this
        page, `coopt schema --figures` the same as JSON Schema. The same guards as for a [spec](spec.md) apply: everything wrong is reported at once, with its place.

        An expression is a column of instances.csv or of the traces, such as `distance` ([all columns](../results/columns.md)), a swept setting by its dotted name, `a/b`, `a-b`, `column=text`, which is 1 where it
        holds, or `abs(…)` of one of these. Where a key takes a text or a section, the text alone stands for the section's `of` or `by`.

        `--figures-only --rows FILE.csv` shows the rows of that file in place of the instances: a table computed from the run, whose columns are named as those of instances.csv are.


        """;

    /// <summary>The reference; lines end in LF.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder(Opening);
        _ = text.Append("## An example\n\n```yaml\n").Append(Example).Append("```\n");
        Table(FigureKeys.Root, "The file", text);
        var figures = FigureKeys.Root.Section.Single(k => k.Name == "figures");
        Table(figures, "A figure", text);
        foreach (var same in figures.Section.Where(k => !k.Section.IsEmpty).GroupBy(k => string.Join(' ', k.Section.Select(s => s.Name))))
        {
            Table(same.First(), string.Join(", ", same.Select(k => k.Name)), text);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Table(FigureKey section, string title, StringBuilder text)
    {
        _ = text.Append($"\n## {title}\n\n| key | takes | meaning |\n|---|---|---|\n");
        foreach (var key in section.Section)
        {
            _ = text.Append($"| `{key.Name}` | {Takes(key)} | {Cell(key.Text)}{(key.IsRequired ? " Must be given." : "")} |\n");
        }
    }

    private static string Takes(FigureKey key)
    {
        var shape = key.IsMap ? "a section of values with their texts" : key.Section.IsEmpty ? "" : "a section";
        var one = string.Join(" or ", new[] { key.Form?.Expected ?? "", shape }.Where(t => t.Length > 0));
        return Cell(key.IsList ? $"{one}, or a list of these" : one);
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
