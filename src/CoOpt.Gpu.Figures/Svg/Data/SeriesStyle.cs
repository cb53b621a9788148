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
    internal static string Name(PlotData data, int series) => series < 0 ? "" : data.Series[series].Length == 0 ? "(empty)" : data.Series[series];

    /// <summary>The column of a layer's series; null where it has none.</summary>
    internal static string? Column(Layer layer) => layer switch
    {
        LineLayer line => line.Series,
        PointLayer point => point.Series,
        BarLayer bar => bar.Series,
        _ => null,
    };
}
