using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Specs.Figures;

namespace CoOpt.Gpu.Specs.Schema;

/// <summary>The JSON Schema of a file of figures, made from its key table.</summary>
public static class FigureSchema
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema (draft 2020-12), indented, with LF line ends.</summary>
    public static string Json()
    {
        var schema = Section(FigureKeys.Root);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "CoOpt.Gpu figures");
        return schema.ToJsonString(Format).ReplaceLineEndings("\n");
    }

    private static JsonObject Section(FigureKey key)
    {
        if (key.IsMap)
        {
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } };
        }

        var properties = new JsonObject();
        foreach (var child in key.Section)
        {
            var node = Node(child);
            node["description"] = child.Text;
            properties[child.Name] = node;
        }

        var section = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        string[] required = [.. key.Section.Where(k => k.IsRequired).Select(k => k.Name)];
        if (required.Length > 0)
        {
            section["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]);
        }

        return section;
    }

    private static JsonObject Node(FigureKey key)
    {
        var one = key.Form is null ? Section(key) : key.Section.IsEmpty ? key.Form.Schema() : new JsonObject { ["anyOf"] = new JsonArray(key.Form.Schema(), Section(key)) };
        return key.IsList ? new JsonObject { ["anyOf"] = new JsonArray(one, new JsonObject { ["type"] = "array", ["items"] = one.DeepClone() }) } : one;
    }
}
