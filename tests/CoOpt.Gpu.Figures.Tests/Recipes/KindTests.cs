using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Tests.Recipes;

public sealed class KindTests
{
    private static FigureRecipe Recipe(FigureKind kind) => new()
    {
        Id = "kind",
        Title = "Kind",
        Kind = kind,
        X = new RecipeAxis("method.alpha"),
        Y = new RecipeAxis("distance"),
    };

    private static double Distance(double alpha, double rho, int seed) => alpha * rho * (seed + 1);

    [Fact]
    public void Outcomes_are_shares_that_sum_to_one_in_order_of_hope()
    {
        var plot = RecipeBuilder.Build(Recipe(FigureKind.Outcomes), SampleRun.Of(""));
        Assert.Equal(["converged", "stalled", "diverged"], plot.Figure.Series!.Values.AsEnumerable());
        Assert.True(Assert.IsType<BarLayer>(plot.Figure.Layers[0]).Stacked);
        var rows = Enumerable.Range(0, plot.Data.Rows).Select(r => (X: plot.Data.Texts("x")[r], Series: plot.Data.Texts("series")[r], Y: plot.Data.Numbers("y")[r])).ToArray();
        Assert.All(rows.GroupBy(r => r.X), g => Assert.Equal(1, g.Sum(r => r.Y), 1e-15));
        Assert.Equal(1, rows.Single(r => r is { X: "4", Series: "diverged" }).Y);
        Assert.Equal(0.2, rows.Single(r => r is { X: "1", Series: "stalled" }).Y);
    }

    [Fact]
    public void A_heat_map_has_a_cell_per_pair_of_levels_and_the_contour_where_theory_puts_it()
    {
        var recipe = Recipe(FigureKind.Heatmap) with
        {
            Y = new RecipeAxis("links.rho"),
            Color = new RecipeAxis("distance"),
            Contours = [new RecipeContour("tightness", 1.5, "bound")],
        };
        var plot = RecipeBuilder.Build(recipe, SampleRun.Of("", ("distance", Distance), ("tightness", (a, _, _) => a)));
        var (layer, data) = (plot.Data.Texts("layer"), plot.Data);
        var cells = Enumerable.Range(0, data.Rows).Where(r => layer[r] == "cells").ToArray();
        Assert.Equal(8, cells.Length);
        Assert.All(cells, r =>
        {
            // The cell's middle on the log scale is the level.
            var (alpha, rho) = (Math.Sqrt(data.Numbers("x")[r] * data.Numbers("x_to")[r]), data.Numbers("y")[r] < 0.18 ? 0.125 : 0.25);
            Assert.Equal(Distance(SampleRun.Alphas.MinBy(a => Math.Abs(a - alpha)), rho, 2), data.Numbers("value")[r]);
            Assert.Contains(SampleRun.Alphas, a => Math.Abs(a - alpha) < 1e-9);
        });
        var contour = Enumerable.Range(0, data.Rows).Where(r => layer[r] == "contour-1").ToArray();

        // A point on each of the two rows of middles, and one on either edge.
        Assert.Equal(4, contour.Length);
        Assert.All(contour, r => Assert.Equal(1.5, data.Numbers("x")[r], 1e-12));
    }

    [Fact]
    public void Points_are_the_rows_and_what_a_log_axis_cannot_show_is_said()
    {
        var recipe = Recipe(FigureKind.Points) with { X = new RecipeAxis("links.rho"), Y = new RecipeAxis("distance") { Scale = RecipeScale.Log } };
        var plot = RecipeBuilder.Build(recipe, SampleRun.Of("", ("distance", (a, r, s) => s == 0 ? 0 : Distance(a, r, s))));
        Assert.Equal(32, plot.Data.Rows);
        Assert.Contains("8 of 40 values of distance are not positive", plot.Figure.Note, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 40).Where(k => k % 5 != 0).Select(k => (double)k), plot.Data.Numbers("instance").Order());
    }

    [Fact]
    public void Parallel_axes_run_from_the_lowest_to_the_highest_value()
    {
        var recipe = Recipe(FigureKind.Parallel) with { Columns = [new("method.alpha"), new("links.rho"), new("distance") { Scale = RecipeScale.Linear }] };
        var plot = RecipeBuilder.Build(recipe, SampleRun.Of("", ("distance", Distance)));
        var lines = Enumerable.Range(0, plot.Data.Rows).Where(r => plot.Data.Texts("layer")[r] == "instances").ToArray();
        Assert.Equal(3 * SampleRun.Count, lines.Length);
        Assert.All(plot.Figure.X.Categories, axis =>
        {
            var places = lines.Where(r => plot.Data.Texts("x")[r] == axis).Select(r => plot.Data.Numbers("y")[r]).ToArray();
            Assert.Equal((0.0, 1.0), (places.Min(), places.Max()));
        });

        // The distance of the first instance: 0.5·0.125·1 between the same and 4·0.25·5.
        var second = lines.Single(r => plot.Data.Texts("path")[r] == "1" && plot.Data.Texts("x")[r].StartsWith("distance", StringComparison.Ordinal));
        Assert.Equal(0.0625 / (5 - 0.0625), plot.Data.Numbers("y")[second], 1e-15);
    }

    [Fact]
    public void Decimation_keeps_the_extremes()
    {
        double[] x = [.. Enumerable.Range(0, 100_000).Select(k => (k * 7919L % 100_003) / 1000.0)];
        double[] y = [.. x.Select((v, k) => Math.Sin(v) + (k % 17 * 0.01))];
        y[54_321] = 1e6;
        y[12_345] = -1e6;
        var kept = Decimation.Keep(x, y, Decimation.MaximumPoints);
        Assert.InRange(kept.Length, 15_000, Decimation.MaximumPoints);
        Assert.Equal(kept.Distinct().Order(), kept.AsEnumerable());
        Assert.Superset(new HashSet<int> { 54_321, 12_345, Array.IndexOf(x, x.Min()), Array.IndexOf(x, x.Max()) }, kept.ToHashSet());
    }
}
