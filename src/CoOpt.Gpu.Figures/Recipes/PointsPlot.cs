using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>A mark per instance, with what theory says of each as a dashed line along x.</summary>
internal static class PointsPlot
{
    public static Plot Build(RecipeContext context)
    {
        var recipe = context.Recipe;
        var (xAxis, yAxis) = (RecipeContext.Required(recipe.X, "x"), RecipeContext.Required(recipe.Y, "y"));
        var (levels, ys) = (IsNumeric(context, xAxis) ? null : context.LevelsOf(xAxis), context.Values(yAxis));
        var xs = levels is null ? context.Values(xAxis) : levels.IsNumeric ? [.. levels.Of.Select(l => l < 0 ? double.NaN : levels.Numbers[l])] : [.. levels.Of.Select(l => (double)l)];
        context.NoteUnplaced(xAxis, context.Rows.Count(r => !double.IsFinite(xs[r]) || levels?.Of[r] < 0));
        context.NoteGaps(yAxis, ys);
        var shown = context.Rows.Where(r => double.IsFinite(xs[r]) && double.IsFinite(ys[r]) && context.Series.Of[r] >= 0 && context.Panels.Of[r] >= 0).ToArray();
        var x = levels is null ? context.AxisOf(xAxis, shown.Select(r => xs[r])) : context.AxisOf(xAxis, levels);
        var y = context.AxisOf(yAxis, shown.Select(r => ys[r]));
        shown = OnScale(context, yAxis.Of, y.Scale, ys, OnScale(context, xAxis.Of, x.Scale, xs, shown));
        var (placeX, placeY) = (Place(x.Scale), Place(y.Scale));
        var kept = Decimation.Keep([.. shown.Select(r => placeX(xs[r]))], [.. shown.Select(r => placeY(ys[r]))], Decimation.MaximumPoints);
        if (kept.Length < shown.Length)
        {
            context.Note(string.Create(CultureInfo.InvariantCulture, $"{kept.Length} of {shown.Length} points are drawn, the extreme ones among them."));
        }

        var rows = kept.Select(k => shown[k]).Select(r => RowAt("measured", r) with { Y = ys[r], Instance = context.Table.Has("instance") ? context.Table.Numbers("instance")[r] : r }).ToList();
        var layers = new List<Layer> { new PointLayer("measured", PlotColumns.X, PlotColumns.Y) { Series = context.SeriesColumn } };
        foreach (var (curve, k) in recipe.Theory.Select((c, k) => (c, k)))
        {
            var predicted = context.Values(yAxis with { Of = curve.Of });
            rows.AddRange(kept.Select(i => shown[i]).Where(r => !double.IsNaN(predicted[r])).OrderBy(r => context.Panels.Of[r]).ThenBy(r => xs[r]).Select(r => RowAt($"theory-{k + 1}", r) with { Series = null, Y = predicted[r] }));
            layers.Add(new LineLayer($"theory-{k + 1}", PlotColumns.X, PlotColumns.Y) { Style = LineStyle.Theory, Label = curve.Label });
        }

        context.Describe(PlotColumns.X, RecipeContext.UnitOf(xAxis), $"{xAxis.Of}{(levels is { Suffix.Length: > 0 } ? $" as a multiple of {levels.Suffix}" : "")}.");
        context.Describe(PlotColumns.Y, RecipeContext.UnitOf(yAxis), $"{yAxis.Of}, one row an instance.");
        return FigureFrame.Of(context, x, y, [.. layers], rows, string.Create(CultureInfo.InvariantCulture, $"One mark an instance, {shown.Length} in all"));

        PlotRow RowAt(string layer, int row) => new(layer)
        {
            Panel = context.PanelOf(context.Panels.Of[row]),
            Series = context.SeriesOf(context.Series.Of[row]),
            XText = x.Scale == ScaleKind.Category ? levels!.Texts[levels.Of[row]] : null,
            X = x.Scale == ScaleKind.Category ? double.NaN : xs[row],
        };
    }

    /// <summary>An expression or a column of numbers keeps its values; columns of texts are levels.</summary>
    private static bool IsNumeric(RecipeContext context, RecipeAxis axis) =>
        axis.Scale != RecipeScale.Category && axis.Bins == 0 && !axis.Of.Contains(',', StringComparison.Ordinal) && (!context.Table.Has(axis.Of) || context.Table[axis.Of].IsNumber);

    private static int[] OnScale(RecipeContext context, string what, ScaleKind scale, IReadOnlyList<double> values, int[] rows)
    {
        if (scale != ScaleKind.Log)
        {
            return rows;
        }

        var positive = rows.Where(r => values[r] > 0).ToArray();
        context.NoteNotPositive(what, rows.Length - positive.Length, rows.Length);
        return positive;
    }

    private static Func<double, double> Place(ScaleKind scale) => scale == ScaleKind.Log ? Math.Log : v => v;
}
