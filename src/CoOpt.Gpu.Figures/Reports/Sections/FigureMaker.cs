using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>Makes a section's figures side by side, and says which could not be made and why. A figure does not depend on the others, so their order in time does not matter.</summary>
internal sealed class FigureMaker
{
    private readonly RunFacts _facts;
    private readonly List<Task<(Plot? Plot, string? Missing)>> _figures = [];

    public FigureMaker(RunFacts facts) => _facts = facts;

    /// <summary>The figures, then a line for each that is missing.</summary>
    public IEnumerable<Block> Blocks
    {
        get
        {
            var made = _figures.Select(f => f.GetAwaiter().GetResult()).ToArray();
            Plot[] plots = [.. made.Where(m => m.Plot is not null).Select(m => m.Plot!)];
            return [.. plots.Length > 0 ? (Block[])[new FiguresBlock([.. plots])] : [], .. made.Where(m => m.Missing is not null).Select(m => new ParagraphBlock(m.Missing!))];
        }
    }

    /// <summary>Builds a figure where its run has what it needs.</summary>
    public void Add(FigureRecipe recipe) => _figures.Add(Task.Run(() => Build(recipe)));

    private (Plot? Plot, string? Missing) Build(FigureRecipe recipe)
    {
        if (_facts.OwnFigures.Contains(recipe.Id))
        {
            return (null, $"{recipe.Title}: not drawn (the figure {recipe.Id} of the recipes has its name).");
        }

        try
        {
            return (RecipeBuilder.Build(recipe, _facts.Run), null);
        }
        catch (RecipeException reason)
        {
            return (null, $"{recipe.Title}: not drawn ({reason.Message}).");
        }
    }
}
