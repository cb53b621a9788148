using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Figures;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>Makes figures from a run as recipes say. The same recipe and run give the same plot.</summary>
public static class RecipeBuilder
{
    /// <summary>The figure of <paramref name="recipe"/> from <paramref name="run"/>, with the rows it plots.</summary>
    /// <exception cref="RecipeException">The recipe asks for what the run does not have; the message begins with the figure's id.</exception>
    /// <exception cref="IOException">A trace cannot be read.</exception>
    public static Plot Build(FigureRecipe recipe, RunData run)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(run);
        try
        {
            var context = new RecipeContext(recipe, run);
            return recipe.Kind switch
            {
                FigureKind.Lines or FigureKind.Bars => LinesPlot.Build(context),
                FigureKind.Points => PointsPlot.Build(context),
                FigureKind.Heatmap => HeatmapPlot.Build(context),
                FigureKind.Traces => TracesPlot.Build(context),
                FigureKind.Outcomes => OutcomesPlot.Build(context),
                FigureKind.Parallel => ParallelPlot.Build(context),
                _ => throw new RecipeException($"{recipe.Kind} is no kind of figure"),
            };
        }
        catch (Exception e) when (e is RecipeException or TableFormatException)
        {
            throw new RecipeException($"figure {recipe.Id}: {e.Message}", e);
        }
    }
}
