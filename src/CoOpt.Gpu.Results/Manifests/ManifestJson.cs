using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoOpt.Gpu.Results.Manifests;

/// <summary>manifest.json to and from bytes, by generated code.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(RunManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext
{
    internal static byte[] Write(RunManifest manifest) => [.. JsonSerializer.SerializeToUtf8Bytes(manifest, Default.RunManifest), (byte)'\n'];

    /// <exception cref="JsonException">Not a manifest of this version.</exception>
    internal static RunManifest Read(ReadOnlySpan<byte> bytes)
    {
        var manifest = JsonSerializer.Deserialize(bytes, Default.RunManifest) ?? throw new JsonException("null is not a manifest");
        return manifest.Manifest == Manifests.RunManifest.CurrentVersion ? manifest : throw new JsonException($"manifest version {manifest.Manifest}; this program reads {Manifests.RunManifest.CurrentVersion}");
    }
}
