using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using static CoOpt.Gpu.Figures.Vega.VegaJson;

namespace CoOpt.Gpu.Figures.Vega;

/// <summary>Makes the views of one layer: a mark over its rows, with channels on the figure's scales.</summary>
internal sealed class VegaView(Figure figure, Layer layer, int index)
{
    /// <summary>What is shown.</summary>
    internal Figure Figure => figure;

    /// <summary>A view of the layer's rows. Its name, <c>layerN-role</c>, says to which layer and which part of it the marks belong.</summary>
    internal JsonObject Of(string role, JsonObject mark, JsonObject encoding, params ReadOnlySpan<JsonNode> transforms)
    {
        JsonNode[] all = [VegaData.Filter($"{Cell(Figure.LayerColumn)} === {Quote(layer.Name)}"), .. VegaData.Gaps(figure, layer), .. transforms];
        return VegaJson.Object(
            ("name", string.Create(CultureInfo.InvariantCulture, $"layer{index}-{role}")),
            ("transform", new JsonArray(all)),
            ("mark", mark),
            ("encoding", encoding));
    }

    /// <summary>A place on the horizontal axis.</summary>
    internal JsonObject X(string column) => Place(column, figure.X, isVertical: false);

    /// <summary>A place on the vertical axis.</summary>
    internal JsonObject Y(string column) => Place(column, figure.Y, isVertical: true);

    /// <summary>The other end of a mark.</summary>
    internal static JsonObject End(string column) => VegaJson.Object(("field", column));

    /// <summary>The colour of a series; of ink without one.</summary>
    internal JsonObject Color(string? series) => series is null || figure.Series is not { } scale
        ? VegaJson.Object(("value", Palette.Ink.Light))
        : VegaJson.Object(
            ("field", series), ("type", "nominal"),
            ("scale", Scale(scale, Enumerable.Range(0, scale.Values.Length).Select(i => Palette.Series(i, scale.Values.Length, scale.Ordered).Light))),
            ("legend", Legend(scale)));

    /// <summary>The shape of a series' marks; null without series.</summary>
    internal JsonObject? Shape(string? series) => series is null || figure.Series is not { } scale ? null
        : VegaJson.Object(("field", series), ("type", "nominal"), ("scale", Scale(scale, Enumerable.Range(0, scale.Values.Length).Select(VegaShapes.Of))), ("legend", Legend(scale)));

    /// <summary>The place of a series beside the others of its category.</summary>
    internal JsonObject Beside(string series) => VegaJson.Object(("field", series), ("type", "nominal"), ("scale", VegaJson.Object(("domain", Array(figure.Series!.Values)))));

    /// <summary>Keeps the rows that have all these values.</summary>
    internal JsonObject There(params ReadOnlySpan<string?> columns)
    {
        var tests = new List<string>();
        foreach (var column in columns)
        {
            if (column is not null && figure.Columns.FirstOrDefault(c => c.Name == column) is { IsNumber: true })
            {
                tests.Add($"isValid({Cell(column)})");
            }
        }

        return VegaData.Filter(tests.Count > 0 ? string.Join(" && ", tests) : "true");
    }

    private static JsonObject Scale(SeriesScale series, IEnumerable<string> range) => VegaJson.Object(("domain", Array(series.Values)), ("range", Array(range)));

    private static JsonObject Legend(SeriesScale series) => new() { ["title"] = series.Label.Length > 0 ? series.Label : null };

    private JsonObject Place(string column, Axis axis, bool isVertical)
    {
        // Cells fill their panel: no room beside them.
        var hasCells = figure.Layers.Any(l => l is CellLayer);
        var title = Svg.Layout.PanelLayout.WithUnit(axis.Label, axis.Unit);
        var guide = new JsonObject { ["title"] = title.Length > 0 ? title : null };
        if (axis.Scale == ScaleKind.Category)
        {
            // Vega-Lite sets categories from the top; ours grow upwards.
            ImmutableArray<string> order = isVertical ? [.. axis.Categories.Reverse()] : axis.Categories;
            return VegaJson.Object(("field", column), ("type", "nominal"), ("scale", VegaJson.Object(("type", "band"), ("domain", Array(order)), ("padding", hasCells ? 0 : null))), ("axis", guide));
        }

        var isLog = axis.Scale == ScaleKind.Log;
        return VegaJson.Object(
            ("field", column), ("type", "quantitative"),
            ("scale", VegaJson.Object(
                ("type", isLog ? "log" : "linear"), ("zero", isLog ? null : isVertical && figure.Layers.Any(l => l is BarLayer)), ("nice", isVertical && !hasCells && (axis.Minimum ?? axis.Maximum) is null),
                ("domainMin", Optional(axis.Minimum)), ("domainMax", Optional(axis.Maximum)))),
            ("axis", guide));
    }
}
