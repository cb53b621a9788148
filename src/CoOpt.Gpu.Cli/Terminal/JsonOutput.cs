using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CoOpt.Gpu.Cli.Terminal;

/// <summary>Writes one JSON object to a stream of the host.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the object whose members <paramref name="members"/> writes, and a line end.</summary>
    public static void Write(TextWriter writer, Action<Utf8JsonWriter> members) => writer.WriteLine(Text(Indented, members));

    /// <summary>The object in one line.</summary>
    public static string Line(Action<Utf8JsonWriter> members) => Text(OneLine, members);

    private static string Text(JsonWriterOptions options, Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
