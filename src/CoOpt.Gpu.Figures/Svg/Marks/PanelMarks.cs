using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Data;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Layout;

namespace CoOpt.Gpu.Figures.Svg.Marks;

/// <summary>What the marks of a panel are drawn with.</summary>
/// <param name="Data">The rows.</param>
/// <param name="View">The panel.</param>
/// <param name="Canvas">What is drawn on.</param>
/// <param name="Placer">Where marks are, for texts to stand beside them.</param>
internal sealed record PanelMarks(PlotData Data, PanelView View, Canvas Canvas, LabelPlacer Placer)
{
    /// <summary>Whether a key names the series, as no name stands beside them.</summary>
    internal bool HasKey { get; init; }

    /// <summary>Names the pattern of empty cells.</summary>
    internal string HatchId { get; init; } = "";

    /// <summary>What is shown.</summary>
    internal Figure Figure => Data.Figure;

    /// <summary>Draws the marks of a layer.</summary>
    internal void Draw(Layer layer)
    {
        switch (layer)
        {
            case LineLayer line:
                LineMarks.Draw(this, line);
                break;
            case PointLayer point:
                PointMarks.Draw(this, point);
                break;
            case BarLayer bar:
                BarMarks.Draw(this, bar);
                break;
            case CellLayer cell:
                CellMarks.Draw(this, cell);
                break;
            case RuleLayer rule:
                RuleMarks.Draw(this, rule);
                break;
            case TextLayer:
                // Texts stand over all marks.
                break;
        }
    }

    /// <summary>Draws the texts of a layer.</summary>
    internal void Write(Layer layer)
    {
        switch (layer)
        {
            case RuleLayer rule:
                RuleMarks.Write(this, rule);
                break;
            case TextLayer text:
                TextMarks.Write(this, text);
                break;
        }
    }
}
