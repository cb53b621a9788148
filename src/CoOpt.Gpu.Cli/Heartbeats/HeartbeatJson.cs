using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoOpt.Gpu.Cli.Heartbeats;

/// <summary>Heartbeats to and from bytes, by generated code.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Heartbeat))]
internal sealed partial class HeartbeatJson : JsonSerializerContext
{
    internal static byte[] Write(Heartbeats.Heartbeat heartbeat) => [.. JsonSerializer.SerializeToUtf8Bytes(heartbeat, Default.Heartbeat), (byte)'\n'];

    /// <summary>The heartbeat in <paramref name="bytes"/>; null where it is none of this version.</summary>
    internal static Heartbeats.Heartbeat? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, Default.Heartbeat) is { Version: Heartbeats.Heartbeat.CurrentVersion } heartbeat ? heartbeat : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
