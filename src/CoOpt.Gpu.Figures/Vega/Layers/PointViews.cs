using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Vega.Layers;

/// <summary>Marks with their intervals.</summary>
internal static class PointViews
{
    /// <summary>The views.</summary>
    internal static IEnumerable<JsonNode> Of(VegaView view, PointLayer layer)
    {
        // As in the SVG: the series of one category stand side by side, unless lines run through them.
        var beside = view.Figure.X.Scale == ScaleKind.Category && layer.Series is { } series && series != layer.X && !view.Figure.Layers.Any(l => l is LineLayer) ? series : null;
        if (layer.Lower is { } lower && layer.Upper is { } upper)
        {
            yield return view.Of(
                "interval",
                VegaJson.Object(("type", "rule"), ("strokeWidth", 0.9)),
                VegaJson.Object(
                    ("x", view.X(layer.X)), ("xOffset", beside is null ? null : view.Beside(beside)), ("y", view.Y(lower)), ("y2", VegaView.End(upper)), ("color", view.Color(layer.Series))),
                view.There(layer.X, layer.Y, lower, upper));
        }

        yield return view.Of(
            "point",
            VegaJson.Object(("type", "point"), ("filled", true), ("opacity", 1), ("size", 20)),
            VegaJson.Object(
                ("x", view.X(layer.X)), ("xOffset", beside is null ? null : view.Beside(beside)), ("y", view.Y(layer.Y)), ("color", view.Color(layer.Series)), ("shape", view.Shape(layer.Series))),
            view.There(layer.X, layer.Y));
    }
}
