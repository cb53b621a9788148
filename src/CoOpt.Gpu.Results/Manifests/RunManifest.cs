using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoOpt.Gpu.Model.Settings;

namespace CoOpt.Gpu.Results.Manifests;

/// <summary>manifest.json: where, when and by what a run was made, and what it wrote. The only file of a run with times or facts of a machine; never the environment's variables.</summary>
public sealed record RunManifest
{
    /// <summary>Version of manifest.json.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Version of manifest.json.</summary>
    public int Manifest { get; init; } = CurrentVersion;

    /// <summary>The program.</summary>
    public required ToolIdentity Tool { get; init; }

    /// <summary>The command line, argument by argument, without the program.</summary>
    public required ImmutableArray<string> CommandLine { get; init; }

    /// <summary>SHA-256 of plan.json.</summary>
    public required string PlanSha256 { get; init; }

    /// <summary>Name and version of the random numbers.</summary>
    public required string Generator { get; init; }

    /// <summary>The seeds of the sweep: its values as the plan has them; many consecutive ones as <c>range(a, b)</c>, b excluded.</summary>
    public required ImmutableArray<string> Seeds { get; init; }

    /// <summary>The device.</summary>
    public required DeviceIdentity Device { get; init; }

    /// <summary>The machine.</summary>
    public required HostIdentity Host { get; init; }

    /// <summary>When and how long.</summary>
    public required RunTimings Timings { get; init; }

    /// <summary>Instances per outcome, by the outcome's name.</summary>
    public required ImmutableSortedDictionary<string, long> Outcomes { get; init; }

    /// <summary>The instances without a row, by index.</summary>
    public ImmutableArray<ManifestFailure> Failures { get; init; } = [];

    /// <summary>What an audit of the run found; absent where none was made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ManifestAudit? Audit { get; init; }

    /// <summary>The instances that tables of a part of a run lack, since their shards were not computed; absent where none are missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<InstanceRange>? Missing { get; init; }

    /// <summary>The processes that computed the run, in the order in which they began; absent where one did it all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ManifestSession>? Sessions { get; init; }

    /// <summary>Every file of the run beside this one, by name; filled in when the run is completed.</summary>
    public ImmutableArray<ManifestFile> Outputs { get; init; } = [];

    /// <summary>Reads manifest.json.</summary>
    /// <exception cref="FormatException">Not a manifest, or of another version.</exception>
    public static RunManifest Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return ManifestJson.Read(bytes);
        }
        catch (JsonException e)
        {
            throw new FormatException(PlainText.Line($"not a manifest: {e.Message}"), e);
        }
    }
}
