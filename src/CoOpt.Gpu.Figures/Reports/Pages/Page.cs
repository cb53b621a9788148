using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>What a report says, apart from how it is written.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Lead">What a hurried reader should know.</param>
/// <param name="Sections">The sections in order.</param>
public sealed record Page(string Title, ImmutableArray<Block> Lead, ImmutableArray<Section> Sections)
{
    /// <summary>What kind of page it is, in two or three words.</summary>
    public string Kind { get; init; } = "Run report";

    /// <summary>Every figure of the page, in order.</summary>
    public IEnumerable<Plot> Plots => Lead.Concat(Sections.SelectMany(Blocks)).SelectMany(PlotsOf);

    private static IEnumerable<Block> Blocks(Section section) => section.Blocks.Concat(section.Parts.SelectMany(Blocks));

    private static IEnumerable<Plot> PlotsOf(Block block) => block switch
    {
        FiguresBlock figures => figures.Plots,
        DetailsBlock details => details.Blocks.SelectMany(PlotsOf),
        _ => [],
    };
}
