using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Drawing;
using static CoOpt.Gpu.Figures.Vega.VegaJson;

namespace CoOpt.Gpu.Figures.Vega.Layers;

/// <summary>Lines: the band below, then the line, then the text at its end. All in the order of the rows, which Vega-Lite would otherwise sort.</summary>
internal static class LineViews
{
    private const string Rank = "rank_from_end";

    /// <summary>The views.</summary>
    internal static IEnumerable<JsonNode> Of(VegaView view, LineLayer layer)
    {
        var isMeasured = layer.Style == LineStyle.Measured;
        if (layer.Lower is { } lower && layer.Upper is { } upper)
        {
            // A band ends where either edge has no value.
            var y = view.Y(lower);
            y.Add("stack", null);
            yield return view.Of(
                "band",
                VegaJson.Object(("type", "area"), ("orient", "vertical"), ("order", false), ("invalid", "break-paths-show-domains"), ("opacity", 0.18)),
                VegaJson.Object(("x", view.X(layer.X)), ("y", y), ("y2", VegaView.End(upper)), ("color", view.Color(layer.Series)), ("detail", Detail(layer))),
                VegaData.Calculate(lower, $"isValid({Cell(upper)}) ? {Cell(lower)} : null"));
        }

        yield return view.Of(
            "line",
            VegaJson.Object(
                ("type", "line"), ("orient", "vertical"), ("order", false), ("invalid", "break-paths-show-domains"), ("strokeWidth", isMeasured ? 1.3 : layer.Style == LineStyle.Theory ? 1 : 0.5),
                ("strokeCap", layer.Style == LineStyle.Theory ? "butt" : "round"), ("strokeDash", layer.Style == LineStyle.Theory ? Dashes(LineDashes.Theory) : null),
                ("opacity", layer.Style == LineStyle.Faint ? 0.4 : null)),
            VegaJson.Object(("x", view.X(layer.X)), ("y", view.Y(layer.Y)), ("color", view.Color(layer.Series)), ("detail", Detail(layer))));
        if (layer.Markers)
        {
            yield return view.Of(
                "mark",
                VegaJson.Object(("type", "point"), ("filled", true), ("opacity", 1), ("size", 16)),
                VegaJson.Object(("x", view.X(layer.X)), ("y", view.Y(layer.Y)), ("color", view.Color(layer.Series)), ("shape", view.Shape(layer.Series))),
                view.There(layer.X, layer.Y));
        }

        if (layer is { Label.Length: > 0, Series: null } && view.Figure.X.Scale != ScaleKind.Category)
        {
            yield return view.Of(
                "label",
                VegaJson.Object(("type", "text"), ("align", "right"), ("dy", -5), ("fontSize", Svg.Typography.TypeSizes.Label), ("text", layer.Label)),
                VegaJson.Object(("x", view.X(layer.X)), ("y", view.Y(layer.Y)), ("color", view.Color(null))),
                view.There(layer.X, layer.Y),
                VegaJson.Object(
                    ("window", new JsonArray(VegaJson.Object(("op", "row_number"), ("as", Rank)))),
                    ("sort", new JsonArray(VegaJson.Object(("field", layer.X), ("order", "descending")))),
                    ("groupby", view.Figure.Panel is { } panel ? new JsonArray(panel.Column) : null)),
                VegaData.Filter($"{Cell(Rank)} === 1"));
        }
    }

    /// <summary>Dashes and gaps as numbers.</summary>
    internal static JsonArray Dashes(string dashes) => [.. dashes.Split(',').Select(d => (JsonNode)double.Parse(d, System.Globalization.CultureInfo.InvariantCulture))];

    private static JsonObject? Detail(LineLayer layer) => layer.Path is { } path ? VegaJson.Object(("field", path), ("type", "nominal")) : null;
}
