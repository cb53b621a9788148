using System.Collections.Immutable;
using CoOpt.Gpu.Model.Figures;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Figures;

/// <summary>What came of reading a file of figures.</summary>
/// <param name="Diagnostics">Every problem found, in the order of the places.</param>
/// <param name="Recipes">The figures in order; none where there is an error.</param>
public sealed record FigureFileResult(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<FigureRecipe> Recipes)
{
    /// <summary>Whether the figures can be made.</summary>
    public bool IsValid => Diagnostics.All(d => !d.IsError);
}
