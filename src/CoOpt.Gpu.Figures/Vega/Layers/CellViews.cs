using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Drawing;
using static CoOpt.Gpu.Figures.Vega.VegaJson;

namespace CoOpt.Gpu.Figures.Vega.Layers;

/// <summary>Coloured rectangles; those without a value are grey with a dashed rim, which no colour of a ramp is.</summary>
internal static class CellViews
{
    // Enough for an even ramp; Vega draws what lies between.
    private const int Colors = 16;

    /// <summary>The view: one for both, since a view without a row would leave its scales without ends.</summary>
    internal static IEnumerable<JsonNode> Of(VegaView view, CellLayer layer)
    {
        var isGap = $"!isValid({Cell(layer.Value)})";
        var encoding = Places(view, layer);
        var color = Color(view.Figure, layer.Value);
        color.Insert(0, "condition", When(isGap, Palette.Grid.Light));

        // The channel of their own keeps the scale of cells apart from that of series.
        encoding.Add("fill", color);
        encoding.Add("stroke", VegaJson.Object(("condition", When(isGap, Palette.Axis.Light)), ("value", "transparent")));
        yield return view.Of(
            "cell",
            VegaJson.Object(("type", "rect"), ("invalid", "show"), ("strokeWidth", 0.4), ("strokeDash", LineViews.Dashes(LineDashes.Rule))),
            encoding,
            view.There(layer.XFrom, layer.XTo, layer.YFrom, layer.YTo));
    }

    private static JsonObject When(string test, string color) => VegaJson.Object(("test", test), ("value", color));

    private static JsonObject Places(VegaView view, CellLayer layer) => VegaJson.Object(
        ("x", view.X(layer.XFrom)), ("x2", view.Figure.X.Scale == ScaleKind.Category ? null : VegaView.End(layer.XTo)),
        ("y", view.Y(layer.YFrom)), ("y2", view.Figure.Y.Scale == ScaleKind.Category ? null : VegaView.End(layer.YTo)));

    private static JsonObject Color(Figure figure, string column)
    {
        var color = figure.Color ?? new ColorScale("", "", ScaleKind.Linear);
        var ramp = color.Centre is null ? Ramp.Sequential : Ramp.Diverging;
        var title = Svg.Layout.PanelLayout.WithUnit(color.Label, color.Unit);
        return VegaJson.Object(
            ("field", column), ("type", "quantitative"),
            ("scale", VegaJson.Object(
                ("type", color.Scale == ScaleKind.Log ? "log" : "linear"), ("zero", color.Scale == ScaleKind.Log ? null : false), ("nice", false),
                ("domainMin", Optional(color.Minimum)), ("domainMax", Optional(color.Maximum)), ("domainMid", Optional(color.Centre)),
                ("range", Array(Enumerable.Range(0, Colors + 1).Select(i => ramp.At(i / (double)Colors).Light))), ("interpolate", "rgb"))),
            ("legend", new JsonObject { ["title"] = title.Length > 0 ? title : null }));
    }
}
