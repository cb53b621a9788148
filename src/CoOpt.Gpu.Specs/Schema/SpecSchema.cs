using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Keys;
using CoOpt.Gpu.Specs.Loading;
using CoOpt.Gpu.Specs.Reference;

namespace CoOpt.Gpu.Specs.Schema;

/// <summary>The JSON Schema of a spec, made from the key table, for editors that check and complete YAML.</summary>
public static class SpecSchema
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema (draft 2020-12), indented, with LF line ends.</summary>
    public static string Json() => Build().ToJsonString(Format).ReplaceLineEndings("\n");

    private static JsonObject Build()
    {
        var schema = Section(SpecKeys.Tree);
        schema["properties"]![SettingsReader.SweepSection] = Sweep();
        schema["properties"]![SettingsReader.QuickSection] = Quick();
        schema["required"] = new JsonArray([.. SpecKeys.All.Where(k => k.Default is null).Select(k => (JsonNode)k.Path)]);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "CoOpt.Gpu sweep");
        return schema;
    }

    private static JsonObject Section(SpecKeyTree tree)
    {
        var properties = new JsonObject();
        foreach (var (name, child) in tree.Children)
        {
            properties[name] = Node(child);
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    /// <summary>A value, a section, or either.</summary>
    private static JsonObject Node(SpecKeyTree tree)
    {
        if (tree.Key is not { } key)
        {
            return Section(tree);
        }

        var value = key.Form.Schema();
        var node = tree.Children.Count == 0 ? value : new JsonObject { ["anyOf"] = new JsonArray(value, Section(tree)) };
        var words = string.Join("; ", WordMeanings.Of(key.Path).Select(w => $"{w.Word}: {w.Meaning}"));
        node["description"] = string.Concat(key.Text, key.Unit.Length > 0 ? $" Unit: {key.Unit}." : "", words.Length > 0 ? $" {words}." : "");
        if (key.Default is { } given)
        {
            node["default"] = Json(given);
        }

        node["examples"] = new JsonArray(Example(key));

        return node;
    }

    private static JsonObject Sweep()
    {
        var axes = new JsonObject();
        foreach (var path in SpecKeys.Sweepable)
        {
            axes[path] = Axis(SpecKeys.Get(path));
        }

        var zip = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Axes of equal length that move together.",
            ["properties"] = axes.DeepClone(),
            ["additionalProperties"] = false,
        };
        axes["zip"] = zip;
        return new JsonObject
        {
            ["type"] = new JsonArray("object", "null"),
            ["description"] = "The axes by dotted names; their product is swept, later ones vary fastest.",
            ["properties"] = axes,
            ["additionalProperties"] = false,
        };
    }

    // What replaces an axis or a value; whether a key is swept is the spec's own matter, so either is taken.
    private static JsonObject Quick()
    {
        var changes = new JsonObject();
        foreach (var path in SpecKeys.Sweepable.Where(p => !SpecKeys.Get(p).Form.IsVerbatim))
        {
            changes[path] = new JsonObject { ["anyOf"] = new JsonArray(SpecKeys.Get(path).Form.Schema(), Axis(SpecKeys.Get(path))) };
        }

        return new JsonObject
        {
            ["type"] = new JsonArray("object", "null"),
            ["description"] = "What --quick changes: dotted names with an axis where the key is swept, else a value.",
            ["properties"] = changes,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Axis(SpecKey key)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = key.Form.Schema(), ["minItems"] = 1 };
        var axis = key.Form.IsNumeric
            ? new JsonObject { ["anyOf"] = new JsonArray(list, new JsonObject { ["type"] = "string", ["pattern"] = @"(range|lin|log)\s*\(|^\s*\[" }) }
            : list;
        axis["description"] = key.Text;
        return axis;
    }

    private static JsonNode? Example(SpecKey key)
    {
        var bag = new DiagnosticBag();
        return SpecDocument.ReadOption(KeyExamples.Get(key.Path).Value, new SpecPlace(key.Path), bag) is { } node && key.Form.Read(key.Path, node, bag) is { } value
            ? Json(value)
            : throw new InvalidOperationException($"the example of {key.Path} is not of its form");
    }

    private static JsonNode? Json(SettingValue value) => value switch
    {
        { IsNone: true } => "none",
        { Number: { } number } => number,
        { Boolean: { } flag } => flag,
        { List: { } items } => new JsonArray([.. items.Select(Json)]),
        _ => value.Text,
    };
}
