using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Tests.Recipes;

public sealed class LinesPlotTests
{
    private static FigureRecipe Recipe => new()
    {
        Id = "gap",
        Title = "Gap",
        Kind = FigureKind.Lines,
        X = new RecipeAxis("method.alpha"),
        Y = new RecipeAxis("distance"),
        Series = new RecipeGroup(["links.rho"]),
    };

    /// <summary>Strange enough that no order of rows gives the right answer by accident.</summary>
    private static double Distance(double alpha, double rho, int seed) => alpha * (1 + rho) * ((seed * 7 % 5) + 1);

    [Fact]
    public void A_point_is_the_median_of_its_rows_with_their_quartiles()
    {
        var plot = RecipeBuilder.Build(Recipe, SampleRun.Of("", ("distance", Distance)));
        Assert.Equal(SampleRun.Alphas.Length * SampleRun.Rhos.Length, plot.Data.Rows);
        for (var row = 0; row < plot.Data.Rows; row++)
        {
            var (alpha, rho) = (plot.Data.Numbers("x")[row], double.Parse(plot.Data.Texts("series")[row]));

            // Of five numbers the quartiles are the second and the fourth.
            var sorted = Enumerable.Range(0, SampleRun.Seeds).Select(s => Distance(alpha, rho, s)).Order().ToArray();
            Assert.Equal(sorted[2], plot.Data.Numbers("y")[row]);
            Assert.Equal(sorted[1], plot.Data.Numbers("lower")[row]);
            Assert.Equal(sorted[3], plot.Data.Numbers("upper")[row]);
            Assert.Equal(5, plot.Data.Numbers("n")[row]);
        }
    }

    [Fact]
    public void Multiples_of_the_bound_are_an_axis_of_numbers_spaced_by_ratio()
    {
        var figure = RecipeBuilder.Build(Recipe, SampleRun.Of("", ("distance", Distance))).Figure;
        Assert.Equal(ScaleKind.Log, figure.X.Scale);
        Assert.Equal("gain α / bound", figure.X.Label);
        Assert.Equal(new SeriesScale("quantiser step ρ", ["0.125", "0.25"], true) with { Values = figure.Series!.Values }, figure.Series);
        Assert.Equal(["0.125", "0.25"], figure.Series.Values.AsEnumerable());
        Assert.IsType<LineLayer>(figure.Layers[0]);
    }

    [Fact]
    public void Gaps_are_counted_said_and_left_out_of_the_statistic()
    {
        var plot = RecipeBuilder.Build(Recipe, SampleRun.Of("", ("distance", (a, r, s) => s < 2 || a > 2 ? double.NaN : Distance(a, r, s))));
        Assert.Contains("22 of 40 instances have no distance", plot.Figure.Note, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, plot.Data.Rows), row =>
        {
            var isGap = plot.Data.Numbers("x")[row] > 2;
            Assert.Equal(isGap, double.IsNaN(plot.Data.Numbers("y")[row]));
            Assert.Equal(isGap ? 0 : 3, plot.Data.Numbers("n")[row]);
        });
    }

    [Fact]
    public void Bars_stand_over_the_texts_of_levels()
    {
        var plot = RecipeBuilder.Build(Recipe with { Kind = FigureKind.Bars, Statistic = RecipeStatistic.Mean, Series = null }, SampleRun.Of("", ("distance", Distance)));
        Assert.Equal(["0.5", "1", "2", "4"], plot.Figure.X.Categories.AsEnumerable());
        Assert.Equal(["0.5", "1", "2", "4"], plot.Data.Texts("x").AsEnumerable());
        Assert.Null(Assert.IsType<BarLayer>(plot.Figure.Layers[0]).Series);
    }

    [Fact]
    public void Paired_values_are_differences_between_rows_that_share_all_other_axes()
    {
        var recipe = Recipe with { Series = null, Paired = new RecipePairing(["links.rho"], "0.125", false), Statistic = RecipeStatistic.Maximum };
        var plot = RecipeBuilder.Build(recipe, SampleRun.Of("", ("distance", Distance)));
        for (var row = 0; row < plot.Data.Rows; row++)
        {
            var alpha = plot.Data.Numbers("x")[row];
            Assert.Equal(Enumerable.Range(0, SampleRun.Seeds).Max(s => Distance(alpha, 0.25, s) - Distance(alpha, 0.125, s)), plot.Data.Numbers("y")[row]);
            Assert.Equal(SampleRun.Seeds, plot.Data.Numbers("n")[row]);
        }
    }

    [Fact]
    public void Conditions_choose_rows_and_a_column_that_is_not_there_is_named_with_the_nearest()
    {
        var run = SampleRun.Of("", ("distance", Distance));
        var plot = RecipeBuilder.Build(Recipe with { Where = ["outcome != diverged", "seed >= 3", "links.rho = 0.25"] }, run);
        Assert.Equal([0.5, 1, 2], plot.Data.Numbers("x").AsEnumerable());
        Assert.All(plot.Data.Numbers("n"), n => Assert.Equal(2, n));
        var error = Assert.Throws<RecipeException>(() => RecipeBuilder.Build(Recipe with { Y = new RecipeAxis("distanze") }, run));
        Assert.Contains("figure gap: no column distanze; did you mean distance?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsPredictedOverKindsIsNotAMarkLikeWhatIsMeasured()
    {
        var plot = RecipeBuilder.Build(
            Recipe with { X = new RecipeAxis("method.alpha,links.rho"), Series = null, Theory = [new RecipeCurve("predicted", "predicted")] },
            SampleRun.Of("", ("distance", Distance), ("predicted", (a, _, _) => a)));
        Assert.Equal(ScaleKind.Category, plot.Figure.X.Scale);
        Assert.Equal("predicted", Assert.Single(plot.Figure.Layers.OfType<LineLayer>(), l => l.Style == LineStyle.Theory).Label);
    }
}
