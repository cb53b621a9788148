using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Model.Figures;
using FigureAxis = CoOpt.Gpu.Figures.Definitions.Axis;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>A statistic as the colour of cells over the levels of x and y, with contours of what theory says.</summary>
internal static class HeatmapPlot
{
    public static Plot Build(RecipeContext context)
    {
        var recipe = context.Recipe;
        if (recipe.Series is not null)
        {
            throw new RecipeException("a heat map has no series; use panels to part the rows");
        }

        var (xAxis, yAxis, color) = (RecipeContext.Required(recipe.X, "x"), RecipeContext.Required(recipe.Y, "y"), RecipeContext.Required(recipe.Color, "color"));
        var (across, up, values) = (context.LevelsOf(xAxis), context.LevelsOf(yAxis), context.Values(color));
        context.NoteUnplaced(xAxis, across);
        context.NoteUnplaced(yAxis, up);
        context.NoteGaps(color, values);
        var (x, y) = (context.AxisOf(xAxis, across), context.AxisOf(yAxis, up));
        var (xEdges, yEdges) = (Edges(across, x.Scale), Edges(up, y.Scale));
        var (rows, counts) = (new List<PlotRow>(), new List<int>());
        for (var panel = 0; panel < context.Panels.Count; panel++)
        {
            var cells = Cells(context, panel, across, up);
            for (var i = 0; i < across.Count; i++)
            {
                for (var j = 0; j < up.Count; j++)
                {
                    var estimate = Estimate.Of([.. cells[i, j].Select(r => values[r])], recipe.Statistic, RecipeInterval.None);
                    counts.Add(estimate.Count);
                    rows.Add(CellAt("cells", panel, i, j) with { Value = estimate.Value, Count = estimate.Count });
                }
            }
        }

        var layers = new List<Layer>
        {
            new CellLayer("cells", PlotColumns.X, IsCategory(x) ? PlotColumns.X : PlotColumns.XTo, PlotColumns.Y, IsCategory(y) ? PlotColumns.Y : PlotColumns.YTo, PlotColumns.Value),
        };
        foreach (var (contour, k) in recipe.Contours.Select((c, k) => (c, k)))
        {
            if (IsCategory(x) || IsCategory(y))
            {
                throw new RecipeException($"contours: {(IsCategory(x) ? xAxis.Of : yAxis.Of)} is not a scale of numbers");
            }

            rows.AddRange(Contours.Of(context, contour, (across, x.Scale, xEdges), (up, y.Scale, yEdges), $"contour-{k + 1}"));
            layers.Add(new LineLayer($"contour-{k + 1}", PlotColumns.X, PlotColumns.Y) { Path = PlotColumns.Path, Style = LineStyle.Theory, Label = contour.Label });
        }

        var (label, unit) = context.LabelOf(color, "");
        var scale = new ColorScale(label, unit, Scales.OfValues(color.Scale, rows.Select(r => r.Value))) { Minimum = color.Minimum, Maximum = color.Maximum, Centre = color.Centre };
        if (scale.Scale == ScaleKind.Log)
        {
            context.NoteNotPositive(color.Of, rows.Count(r => r.Value <= 0), counts.Count);
        }

        var filled = counts.Where(c => c > 0).ToArray();
        var text = StatisticText.Of(recipe with { Interval = RecipeInterval.None }, filled);
        context.Describe(PlotColumns.X, RecipeContext.UnitOf(xAxis), $"{xAxis.Of}{(IsCategory(x) ? "" : ": left edge of the cell, or place on a contour")}.");
        context.Describe(PlotColumns.Y, RecipeContext.UnitOf(yAxis), $"{yAxis.Of}{(IsCategory(y) ? "" : ": lower edge of the cell, or place on a contour")}.");
        context.Describe(PlotColumns.Value, RecipeContext.UnitOf(color), $"{color.Of}: {char.ToLowerInvariant(text[0])}{text[1..]}.");
        if (filled.Length < counts.Count)
        {
            context.Note(string.Create(CultureInfo.InvariantCulture, $"{counts.Count - filled.Length} of {counts.Count} cells have no value."));
        }

        return FigureFrame.Of(context, x, y, [.. layers], rows, text, color: scale);

        PlotRow CellAt(string layer, int panel, int i, int j) => new(layer)
        {
            Panel = context.PanelOf(panel),
            XText = IsCategory(x) ? across.Texts[i] : null,
            YText = IsCategory(y) ? up.Texts[j] : null,
            X = IsCategory(x) ? double.NaN : xEdges[i],
            XTo = IsCategory(x) ? double.NaN : xEdges[i + 1],
            Y = IsCategory(y) ? double.NaN : yEdges[j],
            YTo = IsCategory(y) ? double.NaN : yEdges[j + 1],
        };
    }

    /// <summary>The rows of a panel by level of x and of y.</summary>
    public static List<int>[,] Cells(RecipeContext context, int panel, Levels across, Levels up)
    {
        var cells = new List<int>[across.Count, up.Count];
        for (var k = 0; k < cells.Length; k++)
        {
            cells[k / up.Count, k % up.Count] = [];
        }

        foreach (var row in context.Rows.Where(r => context.Panels.Of[r] == panel && across.Of[r] >= 0 && up.Of[r] >= 0))
        {
            cells[across.Of[row], up.Of[row]].Add(row);
        }

        return cells;
    }

    private static bool IsCategory(FigureAxis axis) => axis.Scale == ScaleKind.Category;

    /// <summary>Cell edges half-way between neighbouring levels on the scale, the outer ones as far out as the next inner ones are in.</summary>
    private static ImmutableArray<double> Edges(Levels levels, ScaleKind scale)
    {
        if (scale == ScaleKind.Category)
        {
            return [];
        }

        var places = levels.Numbers.Select(n => scale == ScaleKind.Log ? Math.Log(n) : n).ToArray();
        if (places.Length == 1)
        {
            places = [places[0] - 1, places[0], places[0] + 1];
            return [.. new[] { (places[0] + places[1]) / 2, (places[1] + places[2]) / 2 }.Select(Back)];
        }

        var inner = places.Skip(1).Zip(places, (b, a) => (a + b) / 2).ToArray();
        return [.. inner.Prepend((2 * places[0]) - inner[0]).Append((2 * places[^1]) - inner[^1]).Select(Back)];

        double Back(double place) => scale == ScaleKind.Log ? Math.Exp(place) : place;
    }
}
