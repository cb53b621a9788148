using System.Text.Json;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Results.Plans;

/// <summary>Setting values as JSON and back. Infinities, which JSON lacks, are objects, so that they differ from every text.</summary>
internal static class SettingJson
{
    private const string NumberKey = "number";

    internal static JsonNode? Write(SettingValue value)
    {
        if (value.List is { } items)
        {
            return new JsonArray([.. items.Select(Write)]);
        }

        if (value.Number is { } number)
        {
            return double.IsFinite(number)
                ? JsonValue.Create(number)
                : new JsonObject { [NumberKey] = double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf" };
        }

        return value.Boolean is { } flag ? JsonValue.Create(flag) : value.Text is { } text ? JsonValue.Create(text) : null;
    }

    /// <exception cref="FormatException">Not a setting value.</exception>
    internal static SettingValue Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => SettingValue.None,
        JsonValueKind.True => SettingValue.Of(true),
        JsonValueKind.False => SettingValue.Of(false),
        JsonValueKind.Number => SettingValue.Of(json.GetDouble()),
        JsonValueKind.String => SettingValue.Of(json.GetString()!),
        JsonValueKind.Array => SettingValue.Of([.. json.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => SettingValue.Of(json.GetProperty(NumberKey).GetString() switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            "nan" => double.NaN,
            _ => throw new FormatException("an object that is not a number"),
        }),
        _ => throw new FormatException($"a {json.ValueKind} is not a setting"),
    };
}
