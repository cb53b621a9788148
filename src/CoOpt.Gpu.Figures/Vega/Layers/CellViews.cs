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

    /// <summary>The views.</summary>
    internal static IEnumerable<JsonNode> Of(VegaView view, CellLayer layer)
    {
        var filled = Places(view, layer);
        filled.Add("color", Color(view.Figure, layer.Value));
        yield return view.Of("cell", new JsonObject { ["type"] = "rect" }, filled, view.There(layer.XFrom, layer.XTo, layer.YFrom, layer.YTo, layer.Value));
        yield return view.Of(
            "gap",
            VegaJson.Object(("type", "rect"), ("fill", Palette.Grid.Light), ("stroke", Palette.Axis.Light), ("strokeWidth", 0.4), ("strokeDash", LineViews.Dashes(LineDashes.Rule))),
            Places(view, layer),
            view.There(layer.XFrom, layer.XTo, layer.YFrom, layer.YTo),
            VegaData.Filter($"!isValid({Cell(layer.Value)})"));
    }

    private static JsonObject Places(VegaView view, CellLayer layer)
    {
        var (x, y) = (view.X(layer.XFrom), view.Y(layer.YFrom));
        foreach (var place in new[] { x, y })
        {
            // Cells fill their panel: no room beside them.
            (place["scale"]!.AsObject().ContainsKey("nice") ? place["scale"]!.AsObject() : [])["nice"] = false;
            (place["scale"]!["type"]!.GetValue<string>() == "band" ? place["scale"]!.AsObject() : [])["padding"] = 0;
        }

        return VegaJson.Object(
            ("x", x), ("x2", view.Figure.X.Scale == ScaleKind.Category ? null : VegaView.End(layer.XTo)), ("y", y), ("y2", view.Figure.Y.Scale == ScaleKind.Category ? null : VegaView.End(layer.YTo)));
    }

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
