using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using static CoOpt.Gpu.Figures.Definitions.LayerColumns;

namespace CoOpt.Gpu.Figures.Files;

/// <summary>Whether a plot can be drawn, written and read back: the figure makes sense, the table has its columns, and every text of layer, panel, series and category is one that the figure lists.</summary>
public static class PlotValidation
{
    // A column of wrong texts is told once, with some of them.
    private const int ShownTexts = 5;
    private const int ShownLength = 60;

    /// <summary>Every problem, each in a line; none for a good plot.</summary>
    public static ImmutableArray<string> Check(Plot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        var (figure, data) = (plot.Figure, plot.Data);
        var problems = FigureValidation.Check(figure, mayBeEmpty: data.Rows == 0);
        if (!problems.IsEmpty)
        {
            return problems;
        }

        problems = CheckColumns(plot);
        if (!problems.IsEmpty)
        {
            return problems;
        }

        var found = new List<string>();
        var layers = data.Texts(Figure.LayerColumn);
        var all = Enumerable.Range(0, data.Rows);
        Unlisted(found, plot, Figure.LayerColumn, all, [.. figure.Layers.Select(l => l.Name)], "layer", isEmptyFine: false);
        if (figure.Panel is { } panel)
        {
            Unlisted(found, plot, panel.Column, all, panel.Values, "panel", isEmptyFine: false);
        }

        foreach (var layer in figure.Layers)
        {
            var rows = all.Where(row => layers[row] == layer.Name).ToArray();
            foreach (var (column, use) in Of(layer).Distinct())
            {
                switch (use)
                {
                    case Use.Series:
                        Unlisted(found, plot, column, rows, figure.Series!.Values, $"series of layer {layer.Name}", isEmptyFine: false);
                        break;
                    case Use.X when figure.X.Scale == ScaleKind.Category:
                        Unlisted(found, plot, column, rows, figure.X.Categories, $"category of x in layer {layer.Name}", isEmptyFine: true);
                        break;
                    case Use.Y when figure.Y.Scale == ScaleKind.Category:
                        Unlisted(found, plot, column, rows, figure.Y.Categories, $"category of y in layer {layer.Name}", isEmptyFine: true);
                        break;
                }
            }
        }

        found.AddRange(data.Columns.Where(c => !c.IsNumber && !c.Texts.All(FigureValidation.IsUnicode)).Select(c => $"column {c.Name}: a text holds half of a surrogate pair, which UTF-8 cannot carry"));
        return [.. found];
    }

    private static ImmutableArray<string> CheckColumns(Plot plot)
    {
        var (wanted, there) = (plot.Figure.Columns, plot.Data.Columns);
        var missing = wanted.Where(c => !plot.Data.Has(c.Name)).Select(c => $"no column {c.Name}, which the figure lists; there are {string.Join(", ", there.Select(t => t.Name))}");
        var extra = there.Where(c => wanted.All(w => w.Name != c.Name)).Select(c => $"column {c.Name} is none of the figure's");
        var kinds = wanted.Where(c => plot.Data.Has(c.Name) && plot.Data[c.Name].IsNumber != c.IsNumber).Select(c => $"column {c.Name} must hold {(c.IsNumber ? "numbers" : "texts")}");
        ImmutableArray<string> problems = [.. missing, .. extra, .. kinds];
        return !problems.IsEmpty || wanted.Select(c => c.Name).SequenceEqual(there.Select(c => c.Name)) ? problems
            : [$"the columns are not in the figure's order, which is {string.Join(", ", wanted.Select(c => c.Name))}"];
    }

    private static void Unlisted(List<string> found, Plot plot, string column, IEnumerable<int> rows, ImmutableArray<string> listed, string what, bool isEmptyFine)
    {
        if (plot.Data.Rows == 0)
        {
            return;
        }

        var known = listed.ToHashSet(StringComparer.Ordinal);
        var texts = plot.Data.Texts(column);
        var unknown = rows.Where(row => !known.Contains(texts[row]) && !(isEmptyFine && texts[row].Length == 0)).GroupBy(row => texts[row], StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
        {
            var shown = unknown.Take(ShownTexts).Select(g => FormattableString.Invariant($"'{Short(g.Key)}' (row {g.First() + 1})"));
            var more = unknown.Length > ShownTexts ? FormattableString.Invariant($" and {unknown.Length - ShownTexts} more") : "";
            found.Add($"column {column}: {what} that the figure does not list: {string.Join(", ", shown)}{more}");
        }
    }

    private static string Short(string text) => text.Length <= ShownLength ? text : text[..(char.IsHighSurrogate(text[ShownLength - 1]) ? ShownLength - 1 : ShownLength)] + "…";
}
