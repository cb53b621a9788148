using CoOpt.Gpu.Figures.Svg.Scales;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>A panel on the page.</summary>
/// <param name="Index">Which.</param>
/// <param name="Box">Its plotting area.</param>
/// <param name="XScale">The horizontal scale.</param>
/// <param name="YScale">The vertical scale.</param>
internal sealed record PanelView(int Index, Box Box, PositionScale XScale, PositionScale YScale)
{
    /// <summary>Whether its vertical axis is written out.</summary>
    internal bool IsLeftmost { get; init; }

    /// <summary>Whether its horizontal axis is written out.</summary>
    internal bool IsLowest { get; init; }

    /// <summary>The place of a value on the horizontal axis; NaN for a gap.</summary>
    internal double X(double value) => Box.X + XScale.Share(value) * Box.Width;

    /// <summary>The place of a value on the vertical axis; NaN for a gap.</summary>
    internal double Y(double value) => Box.Bottom - YScale.Share(value) * Box.Height;
}
