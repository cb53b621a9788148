using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Layout;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Vega;

/// <summary>Sizes in pixels, one for each point of the printed figure.</summary>
internal sealed class VegaSize(Figure figure)
{
    // What axes with their titles, a legend beside the panels, and gaps between them take of the width.
    private const double AxisRoom = 55;
    private const double LegendRoom = 95;
    private const double GapRoom = 20;
    private const int Narrowest = 60;
    private const int MostLines = 6;

    /// <summary>The width of a panel.</summary>
    internal int PanelWidth
    {
        get
        {
            var isBeside = figure.Size == FigureSize.Page && (figure.Color is not null || figure.Series is not null);
            var all = Width - AxisRoom - (isBeside ? LegendRoom : 0);
            var count = figure.Panel is null ? 1 : PanelGrid.Of(figure).PerRow;
            return Math.Max((int)((all - (count - 1) * GapRoom) / count), Narrowest);
        }
    }

    /// <summary>The height of a panel.</summary>
    internal int PanelHeight => (int)(PanelWidth * (figure.Panel is not null ? 0.85 : figure.Size == FigureSize.Page ? 0.5 : 0.8));

    private double Width => FigureLayout.WidthOf(figure.Size);

    /// <summary>A text in lines of the figure's width.</summary>
    internal ImmutableArray<string> Lines(string text, bool isTitle) =>
        TextWrap.Wrap(CleanText.Line(text), isTitle ? TypeSizes.Title : TypeSizes.Subtitle, Width, MostLines, bold: isTitle);
}
