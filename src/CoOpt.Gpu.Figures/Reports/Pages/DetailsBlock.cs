using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>Blocks that a page folds away until asked for, and that paper shows.</summary>
/// <param name="Summary">The line that stands for them.</param>
/// <param name="Blocks">What is folded.</param>
public sealed record DetailsBlock(string Summary, ImmutableArray<Block> Blocks) : Block;
