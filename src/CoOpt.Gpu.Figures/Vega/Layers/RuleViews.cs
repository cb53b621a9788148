using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Drawing;
using static CoOpt.Gpu.Figures.Vega.VegaJson;

namespace CoOpt.Gpu.Figures.Vega.Layers;

/// <summary>Straight lines across the panel with their labels.</summary>
internal static class RuleViews
{
    /// <summary>The views.</summary>
    internal static IEnumerable<JsonNode> Of(VegaView view, RuleLayer layer)
    {
        var (channel, place) = layer.Vertical ? ("x", view.X(layer.At)) : ("y", view.Y(layer.At));
        yield return view.Of(
            "rule",
            VegaJson.Object(("type", "rule"), ("color", Palette.Axis.Light), ("strokeWidth", 0.8), ("strokeDash", LineViews.Dashes(LineDashes.Rule))),
            VegaJson.Object((channel, place)),
            view.There(layer.At));
        if (layer.Text is { } text)
        {
            yield return view.Of(
                "label",
                layer.Vertical
                    ? VegaJson.Object(("type", "text"), ("align", "left"), ("baseline", "top"), ("dx", 3), ("y", 2), ("color", Palette.Soft.Light), ("fontSize", Svg.Typography.TypeSizes.Label))
                    : VegaJson.Object(("type", "text"), ("align", "right"), ("baseline", "bottom"), ("dy", -2), ("x", "width"), ("color", Palette.Soft.Light), ("fontSize", Svg.Typography.TypeSizes.Label)),
                VegaJson.Object((channel, place.DeepClone()), ("text", VegaJson.Object(("field", text), ("type", "nominal")))),
                view.There(layer.At),
                VegaData.Filter($"{Cell(text)} !== ''"));
        }
    }
}
