using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Vega;

/// <summary>What all marks and guides have in common.</summary>
internal static class VegaConfig
{
    private const string Fonts = "Helvetica, Arial, 'Liberation Sans', sans-serif";

    /// <summary>Fonts, sizes and colours as in the SVG.</summary>
    internal static JsonObject Of(Figure figure) => VegaJson.Object(
        ("background", Palette.Ground.Light),
        ("font", Fonts),
        ("mark", VegaJson.Object(("tooltip", true))),
        ("title", VegaJson.Object(
            ("anchor", "start"), ("frame", "group"), ("color", Palette.Ink.Light), ("fontSize", TypeSizes.Title), ("fontWeight", "bold"),
            ("subtitleColor", Palette.Soft.Light), ("subtitleFontSize", TypeSizes.Subtitle), ("offset", 8))),
        ("axis", VegaJson.Object(
            ("titleFontSize", TypeSizes.AxisTitle), ("titleFontWeight", "normal"), ("titleColor", Palette.Ink.Light), ("labelFontSize", TypeSizes.Tick), ("labelColor", Palette.Soft.Light),
            ("labelFlush", false), ("gridWidth", 0.5), ("domainWidth", 0.8), ("tickWidth", 0.6), ("tickSize", 3), ("gridColor", Palette.Grid.Light), ("domainColor", Palette.Axis.Light), ("tickColor", Palette.Axis.Light))),
        ("header", VegaJson.Object(("labelFontSize", TypeSizes.PanelTitle), ("labelFontWeight", "bold"), ("labelColor", Palette.Ink.Light))),
        ("legend", VegaJson.Object(
            ("orient", figure.Size == FigureSize.Page ? "right" : "bottom"), ("columns", figure.Size == FigureSize.Page ? 1 : 3), ("titleFontSize", TypeSizes.Label), ("titleFontWeight", "normal"),
            ("titleColor", Palette.Ink.Light), ("labelFontSize", TypeSizes.Label), ("labelColor", Palette.Ink.Light), ("symbolOpacity", 1), ("symbolSize", 40), ("rowPadding", 1), ("gradientLength", 100), ("gradientThickness", 9), ("symbolLimit", 0), ("labelLimit", 200), ("titleLimit", 400))),
        ("view", VegaJson.Object(("stroke", null))));
}
