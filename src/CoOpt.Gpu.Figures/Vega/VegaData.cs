using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;
using static CoOpt.Gpu.Figures.Definitions.LayerColumns;
using static CoOpt.Gpu.Figures.Vega.VegaJson;

namespace CoOpt.Gpu.Figures.Vega;

/// <summary>Where the rows come from, and what is done to all of them before they are drawn.</summary>
internal static class VegaData
{
    // What the CSV writer puts a ' in front of: = + - @, a tab, a carriage return and ' itself.
    private const string Defused = "^'(?=[-=+@\\t\\r'])";

    /// <summary>The rows: numbers are read as such; an empty cell and inf become no value.</summary>
    internal static JsonObject Source(Figure figure, string url)
    {
        var numbers = new JsonObject();
        foreach (var column in figure.Columns.Where(c => c.IsNumber))
        {
            numbers.Add(column.Name, "number");
        }

        return VegaJson.Object(("url", url), ("format", VegaJson.Object(("type", "csv"), ("parse", numbers))));
    }

    /// <summary>Texts become what they were before the CSV writer defused them; null where none can have been.</summary>
    internal static JsonArray? Transforms(Figure figure)
    {
        JsonNode[] texts = [.. figure.Columns.Where(c => !c.IsNumber && MayBeDefused(figure, c.Name)).Select(c => Calculate(c.Name, $"replace({Cell(c.Name)}, regexp({Quote(Defused)}), '')"))];
        return texts.Length > 0 ? new JsonArray(texts) : null;
    }

    /// <summary>What a log axis cannot show becomes no value in the columns of a layer.</summary>
    internal static IEnumerable<JsonNode> Gaps(Figure figure, Layer layer) =>
        LayerColumns.Of(layer).Where(c => IsLog(figure, c.Use)).Select(c => c.Column).Distinct(StringComparer.Ordinal).Select(c => Calculate(c, $"{Cell(c)} > 0 ? {Cell(c)} : null"));

    /// <summary>A column computed from each row.</summary>
    internal static JsonObject Calculate(string column, string expression) => VegaJson.Object(("calculate", expression), ("as", column));

    /// <summary>The rows for which an expression holds.</summary>
    internal static JsonObject Filter(string expression) => VegaJson.Object(("filter", expression));

    // Texts that the figure lists are known; of the others only those that are shown matter.
    private static bool MayBeDefused(Figure figure, string column)
    {
        bool Is(Use use) => figure.Layers.Any(l => LayerColumns.Of(l).Contains((column, use)));
        ImmutableArray<string> known =
        [
            .. column == Figure.LayerColumn ? figure.Layers.Select(l => l.Name) : [],
            .. figure.Panel is { } panel && panel.Column == column ? panel.Values : [],
            .. figure.Series is { } series && Is(Use.Series) ? series.Values : [],
            .. Is(Use.X) ? figure.X.Categories : [],
            .. Is(Use.Y) ? figure.Y.Categories : [],
        ];
        return known.Any(text => text.Length > 0 && "=+-@\t\r'".Contains(text[0], StringComparison.Ordinal))
            || figure.Layers.Any(l => (l is TextLayer text && text.Text == column) || (l is RuleLayer rule && rule.Text == column));
    }

    private static bool IsLog(Figure figure, Use use) => use switch
    {
        Use.X => figure.X.Scale == ScaleKind.Log,
        Use.Y => figure.Y.Scale == ScaleKind.Log,
        Use.Number => figure.Color is { Scale: ScaleKind.Log },
        _ => false,
    };
}
