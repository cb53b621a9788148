using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Figures;

/// <summary>What parts rows into series or panels: the values of some columns.</summary>
/// <param name="By">The columns, at least one; the values of several stand with a comma between.</param>
public sealed record RecipeGroup(ImmutableArray<string> By)
{
    /// <summary>What the values are values of; null for the column's own label.</summary>
    public string? Label { get; init; }

    /// <summary>Values with the texts shown for them. Those named come first, in this order; the others follow as they are.</summary>
    public ImmutableArray<RecipeName> Names { get; init; } = [];

    /// <summary>Whether rows with other values than those named are left out.</summary>
    public bool OnlyNamed { get; init; }
}
