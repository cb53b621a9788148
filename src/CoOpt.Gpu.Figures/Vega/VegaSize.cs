using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Layout;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Vega;

/// <summary>Sizes in pixels, one for each point of the printed figure.</summary>
internal sealed class VegaSize(Figure figure)
{
    // What axes, their titles and gaps between panels take of the width.
    private const double AxisRoom = 60;
    private const double GapRoom = 20;
    private const int MostLines = 6;

    /// <summary>The whole width; of a panel where there are several.</summary>
    internal int PanelWidth => figure.Panel is null ? (int)Width : (int)((Width - AxisRoom) / PanelGrid.Of(figure).PerRow - GapRoom);

    /// <summary>The height of what has <see cref="PanelWidth"/>.</summary>
    internal int PanelHeight => (int)(PanelWidth * (figure.Panel is not null ? 0.85 : figure.Size == FigureSize.Page ? 0.5 : 0.8));

    private double Width => FigureLayout.WidthOf(figure.Size);

    /// <summary>A text in lines of the figure's width.</summary>
    internal ImmutableArray<string> Lines(string text, bool isTitle) =>
        TextWrap.Wrap(CleanText.Line(text), isTitle ? TypeSizes.Title : TypeSizes.Subtitle, Width, MostLines, bold: isTitle);
}
