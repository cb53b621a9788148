using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>A part of a page under a heading.</summary>
/// <param name="Id">Its name in links: lower-case letters, digits and '-', unique in the page.</param>
/// <param name="Title">The heading.</param>
/// <param name="Blocks">What it says.</param>
public sealed record Section(string Id, string Title, ImmutableArray<Block> Blocks)
{
    /// <summary>Parts under smaller headings, after the blocks.</summary>
    public ImmutableArray<Section> Parts { get; init; } = [];
}
