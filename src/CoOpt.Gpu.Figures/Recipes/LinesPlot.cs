using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>A statistic against the levels of x, with its interval and what theory predicts.</summary>
internal static class LinesPlot
{
    /// <summary>More levels than this get no marks: the line shows them as well.</summary>
    private const int MarkedLevels = 24;

    public static Plot Build(RecipeContext context)
    {
        var recipe = context.Recipe;
        var (xAxis, yAxis) = (RecipeContext.Required(recipe.X, "x"), RecipeContext.Required(recipe.Y, "y"));
        var (levels, values) = (context.LevelsOf(xAxis), context.Values(yAxis));
        context.NoteUnplaced(xAxis, levels);
        context.NoteGaps(yAxis, values);
        var x = context.AxisOf(xAxis, levels);
        var isBar = recipe.Kind == FigureKind.Bars;
        if (isBar && x.Scale != ScaleKind.Category)
        {
            x = x with { Scale = ScaleKind.Category, Categories = levels.Texts, Minimum = null, Maximum = null };
        }

        var (rows, counts) = (new List<PlotRow>(), new List<int>());
        foreach (var (key, cell) in context.Cells(levels))
        {
            var estimate = Estimate.Of([.. cell.Select(r => values[r])], recipe.Statistic, recipe.Interval);
            if (estimate.Count > 0 || !isBar)
            {
                counts.Add(estimate.Count);
                rows.Add(RowAt("measured", key) with { Y = estimate.Value, Lower = estimate.Lower, Upper = estimate.Upper, Count = estimate.Count });
            }
        }

        var y = context.AxisOf(yAxis, rows.Select(r => r.Y));
        if (y.Scale == ScaleKind.Log)
        {
            context.NoteNotPositive(yAxis.Of, rows.Count(r => r.Y <= 0), rows.Count);
        }

        var hasInterval = Estimate.Resolve(recipe.Statistic, recipe.Interval) != RecipeInterval.None;
        var (lower, upper) = hasInterval ? (PlotColumns.Lower, PlotColumns.Upper) : (null, null);
        var isCategory = x.Scale == ScaleKind.Category;
        var layers = ImmutableArray.Create<Layer>(
            isBar ? new BarLayer("measured", PlotColumns.X, PlotColumns.Y) { Lower = lower, Upper = upper, Series = context.SeriesColumn }
            : isCategory ? new PointLayer("measured", PlotColumns.X, PlotColumns.Y) { Lower = lower, Upper = upper, Series = context.SeriesColumn }
            : new LineLayer("measured", PlotColumns.X, PlotColumns.Y) { Lower = lower, Upper = upper, Series = context.SeriesColumn, Markers = levels.Count <= MarkedLevels });
        foreach (var (curve, k) in recipe.Theory.Select((c, k) => (c, k)))
        {
            var name = $"theory-{k + 1}";
            // Over the instances that were measured: a median over others as well would differ for that reason alone.
            var all = context.Values(yAxis with { Of = curve.Of });
            context.NoteGaps(yAxis with { Of = curve.Of }, all);
            var predicted = all.Select((v, r) => double.IsNaN(values[r]) ? double.NaN : v).ToImmutableArray();
            foreach (var (key, cell) in context.Cells(levels))
            {
                rows.Add(RowAt(name, key) with { Y = Estimate.Of([.. cell.Select(r => predicted[r])], RecipeStatistic.Median, RecipeInterval.None).Value });
            }

            // A line over kinds as well: a mark could not be told from those of the measured values.
            layers = layers.Add(new LineLayer(name, PlotColumns.X, PlotColumns.Y) { Series = context.SeriesColumn, Style = LineStyle.Theory, Label = curve.Label });
        }

        context.Describe(PlotColumns.X, RecipeContext.UnitOf(xAxis), $"{xAxis.Of}{(levels.Suffix.Length > 0 ? $" as a multiple of {levels.Suffix}" : xAxis.Bins > 0 ? ", middle of the bin" : "")}.");
        var text = StatisticText.Of(recipe, counts);
        context.Describe(PlotColumns.Y, RecipeContext.UnitOf(yAxis), $"{yAxis.Of}: {char.ToLowerInvariant(text[0])}{text[1..]}.");
        return FigureFrame.Of(context, x, y, layers, rows, text);

        PlotRow RowAt(string layer, (int Panel, int Series, int X) key) => new(layer)
        {
            Panel = context.PanelOf(key.Panel),
            Series = context.SeriesOf(key.Series),
            XText = x.Scale == ScaleKind.Category ? levels.Texts[key.X] : null,
            X = x.Scale == ScaleKind.Category ? double.NaN : levels.Numbers[key.X],
        };
    }
}
