using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;

namespace CoOpt.Gpu.Figures.Svg.Data;

/// <summary>How series look.</summary>
internal static class SeriesStyle
{
    /// <summary>The colour of a series; ink for −1.</summary>
    internal static Tone Tone(Figure figure, int series) =>
        series < 0 || figure.Series is not { } scale ? Palette.Ink : Palette.Series(series, scale.Values.Length, scale.Ordered);

    /// <summary>Text that stands for a series where it has no name.</summary>
    internal static string Name(PlotData data, int series) => series < 0 ? "" : string.IsNullOrWhiteSpace(data.Series[series]) ? "(empty)" : data.Series[series];

    /// <summary>Whether lines bear a few marks where only a key names them: kinds, which colour alone may not tell apart; steps of a quantity differ in lightness.</summary>
    internal static bool MarksOnLine(Figure figure, LineLayer layer) => figure.Series is { Ordered: false } && layer is { Series: not null, Style: LineStyle.Measured };

    /// <summary>The column of a layer's series; null where it has none.</summary>
    internal static string? Column(Layer layer) => layer switch
    {
        LineLayer line => line.Series,
        PointLayer point => point.Series,
        BarLayer bar => bar.Series,
        _ => null,
    };
}
