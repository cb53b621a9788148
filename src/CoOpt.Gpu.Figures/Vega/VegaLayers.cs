using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Vega.Layers;

namespace CoOpt.Gpu.Figures.Vega;

/// <summary>The views of layers.</summary>
internal static class VegaLayers
{
    /// <summary>The views that draw layer number <paramref name="index"/>, from back to front.</summary>
    internal static IEnumerable<JsonNode> Of(Figure figure, Layer layer, int index)
    {
        var frame = new VegaView(figure, layer, index);
        return layer switch
        {
            LineLayer line => LineViews.Of(frame, line),
            PointLayer point => PointViews.Of(frame, point),
            BarLayer bar => BarViews.Of(frame, bar),
            CellLayer cell => CellViews.Of(frame, cell),
            RuleLayer rule => RuleViews.Of(frame, rule),
            TextLayer text => TextViews.Of(frame, text),
            _ => throw new ArgumentException($"no view for a layer of kind {layer.GetType().Name}", nameof(layer)),
        };
    }
}
