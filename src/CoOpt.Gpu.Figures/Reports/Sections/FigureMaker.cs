using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>Makes a section's figures, and says which could not be made and why.</summary>
internal sealed class FigureMaker
{
    private readonly RunFacts _facts;
    private readonly List<Plot> _plots = [];
    private readonly List<string> _missing = [];

    public FigureMaker(RunFacts facts) => _facts = facts;

    /// <summary>Builds a figure where its run has what it needs.</summary>
    public void Add(FigureRecipe recipe)
    {
        try
        {
            _plots.Add(RecipeBuilder.Build(recipe, _facts.Run));
        }
        catch (RecipeException reason)
        {
            _missing.Add($"{recipe.Title}: not drawn ({reason.Message}).");
        }
    }

    /// <summary>The figures, then a line for each that is missing.</summary>
    public IEnumerable<Block> Blocks => [.. _plots.Count > 0 ? (Block[])[new FiguresBlock([.. _plots])] : [], .. _missing.Select(m => new ParagraphBlock(m))];
}
