using System.Text.Json;

namespace CoOpt.Gpu.Cli.Explanations;

/// <summary>Explanations as JSON.</summary>
internal static class ExplanationJson
{
    /// <summary>Writes the members of the object.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<Explanation> explanations)
    {
        json.WriteStartArray("codes");
        foreach (var e in explanations)
        {
            json.WriteStartObject();
            json.WriteString("code", e.Code);
            json.WriteString("title", e.Title);
            json.WriteNumber("exitCode", e.ExitCode);
            json.WriteString("meaning", e.Meaning);
            Write(json, "wrong", e.Wrong);
            Write(json, "right", e.Right);
            json.WriteString("remedy", e.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, Example example)
    {
        json.WriteStartObject(name);
        json.WriteString(example.IsSpec ? "spec" : "text", example.Text);
        if (!example.Options.IsEmpty)
        {
            json.WriteStartArray("options");
            foreach (var option in example.Options)
            {
                json.WriteStringValue(option);
            }

            json.WriteEndArray();
        }

        if (!example.Files.IsEmpty)
        {
            json.WriteStartObject("files");
            foreach (var (file, text) in example.Files)
            {
                json.WriteString(file, text);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
