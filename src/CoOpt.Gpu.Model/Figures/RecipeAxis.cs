using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Figures;

/// <summary>An expression with how it is shown.</summary>
/// <param name="Of">The expression. On an axis of levels also the dotted names of several settings, with commas between: their values together are a category.</param>
public sealed record RecipeAxis(string Of)
{
    /// <summary>What it measures; null for the column's own label.</summary>
    public string? Label { get; init; }

    /// <summary>The unit; null for the column's own.</summary>
    public string? Unit { get; init; }

    /// <summary>How values become positions or colours.</summary>
    public RecipeScale Scale { get; init; } = RecipeScale.Auto;

    /// <summary>The lower end; null to take it from the rows.</summary>
    public double? Minimum { get; init; }

    /// <summary>The upper end; null to take it from the rows.</summary>
    public double? Maximum { get; init; }

    /// <summary>What values are multiplied by, such as 100 for percent.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Into how many bins of equal width on its scale a continuous x is cut; 0 takes every value as a level of its own.</summary>
    public int Bins { get; init; }

    /// <summary>Of an axis of kinds: values with the texts shown for them. Those named come first, in this order; the others follow as they are.</summary>
    public ImmutableArray<RecipeName> Names { get; init; } = [];

    /// <summary>The value from which colours diverge; null for a ramp in one direction.</summary>
    public double? Centre { get; init; }
}
