using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Data;
using CoOpt.Gpu.Figures.Svg.Scales;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Marks;

/// <summary>What a browser shows where a pointer rests on a mark.</summary>
internal static class Tooltip
{
    /// <summary>More marks than this in a layer's panel have a title together, not each.</summary>
    internal const int MostTitles = 64;

    /// <summary>The name of a series with its label.</summary>
    internal static string? Series(PlotData data, int series) =>
        series < 0 ? null : data.Figure.Series is { Label.Length: > 0 } scale ? $"{CleanText.Line(scale.Label)} = {SeriesStyle.Name(data, series)}" : SeriesStyle.Name(data, series);

    /// <summary>A value of an axis.</summary>
    internal static string Value(Axis axis, double value) =>
        axis.Scale != ScaleKind.Category ? NumberText.Short(value) : value >= 0 && value < axis.Categories.Length ? CleanText.Line(axis.Categories[(int)value]) : "none";

    /// <summary>A mark: its place, and its interval where it has one.</summary>
    internal static string Mark(PlotData data, int series, double x, double y, double lower, double upper)
    {
        var place = $"{Value(data.Figure.X, x)}: {Value(data.Figure.Y, y)}";
        var interval = double.IsFinite(lower) && double.IsFinite(upper) ? $" ({Value(data.Figure.Y, lower)} to {Value(data.Figure.Y, upper)})" : "";
        return (Series(data, series) is { } name ? name + ", " : "") + place + interval;
    }
}
