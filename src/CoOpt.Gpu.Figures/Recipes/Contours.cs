using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>The contour of an expression over the cells of a heat map, panel by panel.</summary>
internal static class Contours
{
    /// <summary>
    /// Rows of the contour's paths. The expression's median in a cell stands at the cell's middle; between middles, and on to the outer edges, it is linear: in the logarithm where
    /// it is positive everywhere, and along the logarithm of a log axis.
    /// </summary>
    public static IEnumerable<PlotRow> Of(
        RecipeContext context, RecipeContour contour, (Levels Levels, ScaleKind Scale, ImmutableArray<double> Edges) x, (Levels Levels, ScaleKind Scale, ImmutableArray<double> Edges) y, string layer)
    {
        var values = context.Values(new RecipeAxis(contour.Of));
        var isLog = contour.Level > 0 && context.Rows.All(r => !(values[r] <= 0));
        var (across, up) = (Places(x), Places(y));
        var found = 0;
        for (var panel = 0; panel < context.Panels.Count; panel++)
        {
            var cells = HeatmapPlot.Cells(context, panel, x.Levels, y.Levels);
            var grid = new double[across.Length, up.Length];
            for (var i = 0; i < x.Levels.Count; i++)
            {
                for (var j = 0; j < y.Levels.Count; j++)
                {
                    var median = Estimate.Of([.. cells[i, j].Select(r => values[r])], RecipeStatistic.Median, RecipeInterval.None).Value;
                    grid[i + 1, j + 1] = isLog ? Math.Log(median / contour.Level) : median - contour.Level;
                }
            }

            Continue(grid, across, up);
            foreach (var path in MarchingSquares.Zero(across, up, grid))
            {
                found++;
                foreach (var (atX, atY) in path)
                {
                    yield return new PlotRow(layer) { Panel = context.PanelOf(panel), Path = string.Create(CultureInfo.InvariantCulture, $"{found}"), X = From(x.Scale, atX), Y = From(y.Scale, atY) };
                }
            }
        }

        if (found == 0)
        {
            context.Note(string.Create(CultureInfo.InvariantCulture, $"{contour.Of} does not cross {contour.Level} within the cells."));
        }
    }

    /// <summary>The middles of the cells between their outermost edges, on the scale.</summary>
    private static ImmutableArray<double> Places((Levels Levels, ScaleKind Scale, ImmutableArray<double> Edges) axis) =>
        [.. axis.Levels.Numbers.Prepend(axis.Edges[0]).Append(axis.Edges[^1]).Select(v => axis.Scale == ScaleKind.Log ? Math.Log(v) : v)];

    /// <summary>Fills the outer rim: on in a straight line from the two nodes within, as the nearest one where there is only one.</summary>
    private static void Continue(double[,] grid, ImmutableArray<double> x, ImmutableArray<double> y)
    {
        var (right, top) = (x.Length - 1, y.Length - 1);
        for (var j = 1; j < top; j++)
        {
            grid[0, j] = Line(x[0], x[1], grid[1, j], x[2], grid[2, j], right > 2);
            grid[right, j] = Line(x[right], x[right - 1], grid[right - 1, j], x[right - 2], grid[right - 2, j], right > 2);
        }

        for (var i = 0; i <= right; i++)
        {
            grid[i, 0] = Line(y[0], y[1], grid[i, 1], y[2], grid[i, 2], top > 2);
            grid[i, top] = Line(y[top], y[top - 1], grid[i, top - 1], y[top - 2], grid[i, top - 2], top > 2);
        }
    }

    private static double Line(double at, double near, double nearValue, double far, double farValue, bool hasFar) =>
        hasFar && !double.IsNaN(farValue) ? nearValue + ((at - near) / (far - near) * (farValue - nearValue)) : nearValue;

    private static double From(ScaleKind scale, double place) => scale == ScaleKind.Log ? Math.Exp(place) : place;
}
