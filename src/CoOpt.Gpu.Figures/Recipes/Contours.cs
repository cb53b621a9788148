using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>The contour of an expression over the cells of a heat map, panel by panel.</summary>
internal static class Contours
{
    /// <summary>Rows of the contour's paths. Along a log axis, and for an expression that is positive everywhere, linear in the logarithm.</summary>
    public static IEnumerable<PlotRow> Of(RecipeContext context, RecipeContour contour, Levels across, Levels up, ScaleKind xScale, ScaleKind yScale, string layer)
    {
        var values = context.Values(new RecipeAxis(contour.Of));
        var isLog = contour.Level > 0 && context.Rows.All(r => !(values[r] <= 0));
        var found = 0;
        for (var panel = 0; panel < context.Panels.Count; panel++)
        {
            var cells = HeatmapPlot.Cells(context, panel, across, up);
            var grid = new double[across.Count, up.Count];
            for (var k = 0; k < grid.Length; k++)
            {
                var median = Estimate.Of([.. cells[k / up.Count, k % up.Count].Select(r => values[r])], RecipeStatistic.Median, RecipeInterval.None).Value;
                grid[k / up.Count, k % up.Count] = isLog ? Math.Log(median / contour.Level) : median - contour.Level;
            }

            var paths = MarchingSquares.Zero([.. across.Numbers.Select(n => To(xScale, n))], [.. up.Numbers.Select(n => To(yScale, n))], grid);
            foreach (var path in paths)
            {
                found++;
                foreach (var (x, y) in path)
                {
                    yield return new PlotRow(layer) { Panel = context.PanelOf(panel), Path = string.Create(CultureInfo.InvariantCulture, $"{found}"), X = From(xScale, x), Y = From(yScale, y) };
                }
            }
        }

        if (found == 0)
        {
            context.Note(string.Create(CultureInfo.InvariantCulture, $"{contour.Of} does not cross {contour.Level} within the cells."));
        }
    }

    private static double To(ScaleKind scale, double value) => scale == ScaleKind.Log ? Math.Log(value) : value;

    private static double From(ScaleKind scale, double place) => scale == ScaleKind.Log ? Math.Exp(place) : place;
}
