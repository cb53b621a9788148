using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Layout;
using static CoOpt.Gpu.Figures.Vega.VegaJson;

namespace CoOpt.Gpu.Figures.Vega;

/// <summary>
/// A figure as Vega-Lite 6, for whoever wants to look at its rows with other tools: the same marks, scales, orders and colours as the SVG, on a light ground. Layout is
/// Vega's. The figure itself is a part of the document, so that document and rows are all that the SVG is made of.
/// </summary>
public static class VegaLiteWriter
{
    /// <summary>Vega-Lite's place for what others put into a document.</summary>
    public const string UserMeta = "usermeta";

    /// <summary>Our part of <see cref="UserMeta"/>.</summary>
    public const string FigureKey = "figure";

    private const string Schema = "https://vega.github.io/schema/vega-lite/v6.json";

    /// <summary>The document of a figure whose rows are at <paramref name="dataUrl"/>, relative to the document. The same figure gives the same document.</summary>
    public static JsonObject Write(Figure figure, string dataUrl)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var size = new VegaSize(figure);
        var layers = new JsonArray([.. figure.Layers.SelectMany((layer, i) => VegaLayers.Of(figure, layer, i))]);
        var views = figure.Panel is { } panel
            ? new (string, JsonNode?)[]
            {
                ("facet", Facet(panel)),
                ("columns", PanelGrid.Of(figure).PerRow),
                ("spec", VegaJson.Object(("width", size.PanelWidth), ("height", size.PanelHeight), ("layer", layers))),
            }
            : [("width", size.PanelWidth), ("height", size.PanelHeight), ("layer", layers)];
        return VegaJson.Object(
        [
            ("$schema", Schema),
            ("description", figure.Description),
            ("title", Title(figure, size)),
            ("data", VegaData.Source(figure, dataUrl)),
            ("transform", VegaData.Transforms(figure)),
            .. views,
            ("config", VegaConfig.Of(figure)),
            (UserMeta, VegaJson.Object((FigureKey, FigureJson.Write(figure)))),
        ]);
    }

    private static JsonObject Title(Figure figure, VegaSize size)
    {
        var below = size.Lines(figure.Subtitle, isTitle: false).Concat(size.Lines(figure.Note, isTitle: false)).ToArray();
        return VegaJson.Object(("text", Array(size.Lines(figure.Title, isTitle: true))), ("subtitle", below.Length > 0 ? Array(below) : null));
    }

    private static JsonObject Facet(Panels panel)
    {
        var header = new JsonObject { ["title"] = null };
        if (panel.Label.Length > 0)
        {
            header.Add("labelExpr", $"{Quote(panel.Label + " = ")} + datum.label");
        }

        return VegaJson.Object(("field", panel.Column), ("type", "nominal"), ("sort", Array(panel.Values)), ("header", header));
    }
}
