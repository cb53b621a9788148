using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>Figures that belong together; narrow ones stand side by side where there is room.</summary>
/// <param name="Plots">The figures.</param>
public sealed record FiguresBlock(ImmutableArray<Plot> Plots) : Block;
