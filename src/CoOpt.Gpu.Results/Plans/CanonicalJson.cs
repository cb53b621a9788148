using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoOpt.Gpu.Results.Plans;

/// <summary>
/// One text per JSON value: keys in ordinal order, numbers in shortest round-trip form, strings with the fewest escapes, two-space indentation, arrays of scalars on one
/// line, LF, a final LF, UTF-8 without mark.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Refuses lone surrogates, which UTF-8 cannot tell apart.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The canonical bytes of <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">A number is not finite, or a text is not valid Unicode.</exception>
    public static byte[] Write(JsonNode? value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return Utf8.GetBytes(text.Append('\n').ToString());
    }

    private static void Append(StringBuilder text, JsonNode? value, int depth)
    {
        switch (value)
        {
            case null:
                _ = text.Append("null");
                break;
            case JsonObject { Count: 0 }:
                _ = text.Append("{}");
                break;
            case JsonObject members:
                var separator = "{";
                foreach (var (name, member) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    NewLine(text.Append(separator), depth + 1);
                    AppendText(text, name);
                    Append(text.Append(": "), member, depth + 1);
                    separator = ",";
                }

                NewLine(text, depth);
                _ = text.Append('}');
                break;
            case JsonArray items:
                AppendArray(text, items, depth);
                break;
            default:
                AppendScalar(text, value.AsValue());
                break;
        }
    }

    private static void AppendArray(StringBuilder text, JsonArray items, int depth)
    {
        var nested = items.Any(i => i is JsonObject or JsonArray);
        _ = text.Append('[');
        for (var k = 0; k < items.Count; k++)
        {
            _ = k == 0 ? text : text.Append(nested ? "," : ", ");
            if (nested)
            {
                NewLine(text, depth + 1);
            }

            Append(text, items[k], depth + 1);
        }

        if (nested)
        {
            NewLine(text, depth);
        }

        _ = text.Append(']');
    }

    private static void AppendScalar(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                AppendText(text, value.GetValue<string>());
                break;
            case JsonValueKind.Number:
                _ = text.Append(Number(value));
                break;
            default:
                _ = text.Append(value.ToJsonString());
                break;
        }
    }

    /// <summary>Integers in full, everything else as the shortest text of a double.</summary>
    private static string Number(JsonValue value)
    {
        // "-0" of a parsed text is a long 0 and a double −0.
        if (value.TryGetValue(out long integer) && !(integer == 0 && value.TryGetValue(out double zero) && double.IsNegative(zero)))
        {
            return integer.ToString(CultureInfo.InvariantCulture);
        }

        var number = value.TryGetValue(out double d) ? d : value.TryGetValue(out int i) ? i : throw new ArgumentException($"{value.ToJsonString()} is neither a long nor a double", nameof(value));
        return double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : throw new ArgumentException("JSON has no infinities and no NaN", nameof(value));
    }

    private static void AppendText(StringBuilder text, string value)
    {
        _ = text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        _ = text.Append('"');
    }

    private static void NewLine(StringBuilder text, int depth) => _ = text.Append('\n').Append(' ', 2 * depth);
}
