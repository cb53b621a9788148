using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Svg;

/// <summary>How a plot becomes SVG.</summary>
public sealed record SvgOptions
{
    /// <summary>The colours. <see cref="Definitions.Theme.Auto"/> carries the dark ones in a style sheet that applies where the reader's display prefers dark.</summary>
    public Theme Theme { get; init; } = Theme.Auto;

    /// <summary>Whether the SVG stands within an HTML page: then without XML declaration and without style sheet, which is the page's part: <see cref="SvgStyle.Css"/>.</summary>
    public bool Inline { get; init; }

    /// <summary>Stands before every id, so that several figures can stand in one page.</summary>
    public string IdPrefix { get; init; } = "";
}
