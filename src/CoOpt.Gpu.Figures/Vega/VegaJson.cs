using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CoOpt.Gpu.Figures.Vega;

/// <summary>Parts of a Vega-Lite document.</summary>
internal static class VegaJson
{
    /// <summary>An object of the members that are not null, in this order.</summary>
    internal static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                json.Add(name, value);
            }
        }

        return json;
    }

    /// <summary>An array of texts.</summary>
    internal static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)JsonValue.Create(t))];

    /// <summary>A number that may be absent.</summary>
    internal static JsonNode? Optional(double? value) => value is { } v ? JsonValue.Create(v) : null;

    /// <summary>A cell of the current row in an expression.</summary>
    internal static string Cell(string column) => $"datum[{Quote(column)}]";

    /// <summary>A text as a literal of an expression.</summary>
    internal static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var c in text)
        {
            // Line ends, which a literal must not hold, among them those that JavaScript alone takes for such.
            _ = c switch
            {
                '\'' or '\\' => quoted.Append('\\').Append(c),
                < ' ' or '\u007F' or '\u2028' or '\u2029' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>A list of texts as a literal of an expression.</summary>
    internal static string Quote(ImmutableArray<string> texts) => $"[{string.Join(", ", texts.Select(Quote))}]";
}
