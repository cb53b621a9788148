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
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(RunManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext
{
    internal static byte[] Write(RunManifest manifest) => [.. JsonSerializer.SerializeToUtf8Bytes(manifest, Default.RunManifest), (byte)'\n'];

    /// <exception cref="JsonException">Not a manifest of this version.</exception>
    internal static RunManifest Read(ReadOnlySpan<byte> bytes)
    {
        var manifest = JsonSerializer.Deserialize(bytes, Default.RunManifest) ?? throw new JsonException("null is not a manifest");
        if (HasHoles(manifest))
        {
            throw new JsonException("null in the place of a text or a list");
        }

        return manifest.Manifest == Manifests.RunManifest.CurrentVersion ? manifest : throw new JsonException($"manifest version {manifest.Manifest}; this program reads {Manifests.RunManifest.CurrentVersion}");
    }

    // What the reader of JSON lets pass: nulls within lists, and lists that are none.
    private static bool HasHoles(RunManifest m) =>
        m.CommandLine.IsDefault || m.Seeds.IsDefault || m.Failures.IsDefault || m.Outputs.IsDefault || m.CommandLine.Contains(null!) || m.Seeds.Contains(null!)
        || m.Failures.Contains(null!) || m.Outputs.Contains(null!) || m.Host.Packages.ContainsValue(null!);
}
