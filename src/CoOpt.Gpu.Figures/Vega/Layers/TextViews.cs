using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using static CoOpt.Gpu.Figures.Vega.VegaJson;

namespace CoOpt.Gpu.Figures.Vega.Layers;

/// <summary>Texts beside their places.</summary>
internal static class TextViews
{
    /// <summary>The views.</summary>
    internal static IEnumerable<JsonNode> Of(VegaView view, TextLayer layer)
    {
        yield return view.Of(
            "text",
            VegaJson.Object(("type", "text"), ("align", "left"), ("dx", 5), ("color", Palette.Ink.Light), ("fontSize", Svg.Typography.TypeSizes.Label)),
            VegaJson.Object(("x", view.X(layer.X)), ("y", view.Y(layer.Y)), ("text", VegaJson.Object(("field", layer.Text), ("type", "nominal")))),
            view.There(layer.X, layer.Y),
            VegaData.Filter($"{Cell(layer.Text)} !== ''"));
    }
}
