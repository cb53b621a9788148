using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Settings;

namespace CoOpt.Gpu.Results.Plans;

/// <summary>
/// Canonical JSON that carries its own checksum: <c>{ "record": …, "sha256": "…" }</c>, the hash being that of all bytes before the line that holds it. There is one text for a value, so that whatever was
/// changed in it, and however, it is found.
/// </summary>
internal static class SealedJson
{
    private const string Open = "  \"sha256\": \"", Close = "\"\n}\n";
    private const int Digits = 64;

    private static ReadOnlySpan<byte> Start => "{\n  \"record\": "u8;

    private static ReadOnlySpan<byte> End => "\n}\n"u8;

    /// <summary>Levels of nesting that a record may have.</summary>
    private const int Depth = 16;

    private static int Tail => Open.Length + Digits + Close.Length;

    /// <summary>The bytes of <paramref name="record"/> with their checksum.</summary>
    internal static byte[] Write(JsonObject record)
    {
        var bytes = CanonicalJson.Write(new JsonObject { ["record"] = record, ["sha256"] = new string('0', Digits) });
        _ = Encoding.ASCII.GetBytes(Seal(bytes.AsSpan(0, bytes.Length - Tail)), bytes.AsSpan(bytes.Length - Tail));
        return bytes;
    }

    /// <summary>Reads what <see cref="Write"/> has written: the checksum first, then the value, which written again must give the same bytes.</summary>
    /// <exception cref="FormatException">It is anything else.</exception>
    internal static T Read<T>(ReadOnlySpan<byte> bytes, Func<JsonElement, T> read, Func<T, byte[]> write)
    {
        if (bytes.Length <= Tail)
        {
            throw new FormatException(bytes.IsEmpty ? "it is empty" : "it is cut off");
        }

        if (!bytes[^Tail..].SequenceEqual(Encoding.ASCII.GetBytes(Seal(bytes[..^Tail]))))
        {
            throw new FormatException("its checksum is wrong: it was cut off, changed or edited");
        }

        T value;
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Depth });
            using var document = JsonDocument.ParseValue(ref reader);
            value = read(document.RootElement.GetProperty("record"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            throw new FormatException(PlainText.Line(e.Message), e);
        }

        return write(value).AsSpan().SequenceEqual(bytes) ? value : throw new FormatException("it is not in canonical form: it was edited");
    }

    /// <summary>The bytes of <paramref name="record"/> with their checksum, two times: what damages one leaves the other.</summary>
    internal static byte[] WriteTwice(JsonObject record)
    {
        var once = Write(record);
        return [.. once, .. once];
    }

    /// <summary>Reads what <see cref="WriteTwice"/> has written, from the first of the two that is as it was written; and what is wrong with the other, null where nothing.</summary>
    /// <exception cref="FormatException">Neither is.</exception>
    internal static (T Value, string? Reason) ReadTwice<T>(ReadOnlySpan<byte> bytes, Func<JsonElement, T> read, Func<T, byte[]> write)
    {
        // In canonical form a line begins with a closing brace at the end of a document only, and no line but the first holds one brace and comes before one that begins with "record". So each of the two is
        // found whatever became of the other, as long as it is itself as it was written.
        var first = Document(bytes);
        try
        {
            var value = Read(first, read, write);
            return (value, bytes[first.Length..].SequenceEqual(first) ? null : "the second of its two copies was cut off, changed or edited; the first is used");
        }
        catch (FormatException e)
        {
            try
            {
                return (Read(Document(bytes[Math.Max(0, bytes.LastIndexOf(Start))..]), read, write), "the first of its two copies was changed or edited; the second is used");
            }
            catch (FormatException)
            {
                throw e;
            }
        }
    }

    private static ReadOnlySpan<byte> Document(ReadOnlySpan<byte> bytes) => bytes.IndexOf(End) is var end and >= 0 ? bytes[..(end + End.Length)] : bytes;

    private static string Seal(ReadOnlySpan<byte> body) => Open + Convert.ToHexStringLower(SHA256.HashData(body)) + Close;
}
