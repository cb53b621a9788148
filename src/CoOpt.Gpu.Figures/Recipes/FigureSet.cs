using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>The figures of a list of recipes from one run.</summary>
public static class FigureSet
{
    /// <summary>The plots in the order of the recipes, one after the other.</summary>
    /// <exception cref="RecipeException">Some recipes ask for what the run does not have; one line for each of them, and nothing is made.</exception>
    /// <exception cref="IOException">A trace cannot be read.</exception>
    public static ImmutableArray<Plot> Build(ImmutableArray<FigureRecipe> recipes, RunData run)
    {
        var plots = ImmutableArray.CreateBuilder<Plot>(recipes.Length);
        var problems = new List<string>();
        foreach (var recipe in recipes)
        {
            try
            {
                plots.Add(RecipeBuilder.Build(recipe, run));
            }
            catch (RecipeException problem)
            {
                problems.Add(problem.Message);
            }
        }

        return problems.Count == 0 ? plots.ToImmutable() : throw new RecipeException(string.Join('\n', problems));
    }
}
