using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using static CoOpt.Gpu.Figures.Vega.VegaJson;

namespace CoOpt.Gpu.Figures.Vega.Layers;

/// <summary>Bars, side by side or upon each other, and their intervals.</summary>
internal static class BarViews
{
    private const string Order = "series_order";

    /// <summary>The views.</summary>
    internal static IEnumerable<JsonNode> Of(VegaView view, BarLayer layer)
    {
        var beside = !layer.Stacked && view.Figure.X.Scale == ScaleKind.Category && layer.Series is { } series && series != layer.X ? series : null;
        var y = view.Y(layer.Y);
        y.Add("stack", layer.Stacked ? "zero" : null);

        JsonNode[] transforms = layer is { Stacked: true, Series: { } stacked }
            ? [view.There(layer.X, layer.Y), VegaData.Calculate(Order, $"indexof({Quote(view.Figure.Series!.Values)}, {Cell(stacked)})")]
            : [view.There(layer.X, layer.Y)];
        yield return view.Of(
            "bar",
            VegaJson.Object(("type", "bar"), ("orient", "vertical"), ("stroke", Palette.Ground.Light), ("strokeWidth", 0.5)),
            VegaJson.Object(
                ("x", view.X(layer.X)), ("xOffset", beside is null ? null : view.Beside(beside)), ("y", y), ("color", view.Color(layer.Series)),
                ("order", transforms.Length > 1 ? VegaJson.Object(("field", Order), ("type", "quantitative")) : null)),
            transforms);
        if (layer.Lower is { } lower && layer.Upper is { } upper)
        {
            yield return view.Of(
                "interval",
                VegaJson.Object(("type", "rule"), ("strokeWidth", 0.9)),
                VegaJson.Object(
                    ("x", view.X(layer.X)), ("xOffset", beside is null ? null : view.Beside(beside)), ("y", view.Y(lower)), ("y2", VegaView.End(upper)), ("color", view.Color(null))),
                view.There(layer.X, layer.Y, lower, upper));
        }
    }
}
