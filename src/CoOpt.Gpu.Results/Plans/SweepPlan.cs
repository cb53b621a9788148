using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Results.Plans;

/// <summary>
/// plan.json: all that determines the numbers of a run and nothing else (no device, no time, no path of this machine), in canonical form. Two runs with equal hashes have
/// equal tables.
/// </summary>
public sealed class SweepPlan
{
    /// <summary>Version of plan.json itself.</summary>
    public const int PlanVersion = 1;

    /// <summary>Version of the tables' columns and formats.</summary>
    public const int TableVersion = 1;

    /// <summary>Hexadecimal digits of the hash in a folder's name: 2³² names, enough beside the sweep's own name.</summary>
    private const int ShortDigits = 8;

    private SweepPlan(ResolvedSweep sweep, string generator, byte[] bytes)
    {
        Sweep = sweep;
        Generator = generator;
        Bytes = [.. bytes];
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>The sweep.</summary>
    public ResolvedSweep Sweep { get; }

    /// <summary>Name and version of the random numbers and of what is drawn from them.</summary>
    public string Generator { get; }

    /// <summary>The canonical bytes of plan.json.</summary>
    public ImmutableArray<byte> Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/> in lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>The first eight digits of <see cref="Hash"/>, for the folder's name.</summary>
    public string ShortHash => Hash[..ShortDigits];

    /// <summary>Freezes a sweep.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="generator">Name and version of the random numbers, such as <c>philox4x32-10/1</c>; another version may draw other numbers.</param>
    /// <exception cref="ArgumentException">A text of the sweep is not valid Unicode.</exception>
    public static SweepPlan Of(ResolvedSweep sweep, string generator)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ArgumentNullException.ThrowIfNull(generator);
        var settings = new JsonObject(sweep.Settings.Select(s => KeyValuePair.Create(s.Key, SettingJson.Write(s.Value))));
        var axes = new JsonArray([.. sweep.Axes.Select(a => (JsonNode)new JsonObject
        {
            ["keys"] = new JsonArray([.. a.Keys.Select(k => (JsonNode?)k)]),
            ["points"] = new JsonArray([.. a.Points.Select(p => (JsonNode)new JsonArray([.. p.Select(SettingJson.Write)]))]),
        })]);
        var files = new JsonArray([.. sweep.Files.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Sha256, StringComparer.Ordinal).Select(f =>
            (JsonNode)new JsonObject { ["name"] = f.Name, ["sha256"] = f.Sha256, ["bytes"] = f.Bytes })]);
        return new SweepPlan(sweep, generator, CanonicalJson.Write(new JsonObject
        {
            ["plan"] = PlanVersion,
            ["tables"] = TableVersion,
            ["generator"] = generator,
            ["schema"] = sweep.Schema,
            ["name"] = sweep.Name,
            ["settings"] = settings,
            ["axes"] = axes,
            ["files"] = files,
        }));
    }

    /// <summary>Reads plan.json back. The paths of data files, which a plan does not hold, are empty.</summary>
    /// <exception cref="FormatException">Not a plan, of another version, or not in canonical form.</exception>
    public static SweepPlan Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            var version = root.GetProperty("plan").GetInt32();
            var tables = root.GetProperty("tables").GetInt32();
            if (version != PlanVersion || tables != TableVersion)
            {
                throw new FormatException($"plan {version} with tables {tables}; this program reads plan {PlanVersion} with tables {TableVersion}");
            }

            var plan = Of(ReadSweep(root), Text(root.GetProperty("generator")));
            return plan.Bytes.AsSpan().SequenceEqual(bytes) ? plan : throw new FormatException("not in canonical form: it was edited");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(PlainText.Line($"not a plan: {e.Message}"), e);
        }
    }

    private static ResolvedSweep ReadSweep(JsonElement root) => new()
    {
        Schema = root.GetProperty("schema").GetInt32(),
        Name = Text(root.GetProperty("name")),
        Settings = root.GetProperty("settings").EnumerateObject().ToImmutableSortedDictionary(p => p.Name, p => SettingJson.Read(p.Value), StringComparer.Ordinal),
        Axes = ReadAxes(root.GetProperty("axes")),
        Files = [.. root.GetProperty("files").EnumerateArray().Select(f => new InputFile(
            Text(f.GetProperty("name")), "", Text(f.GetProperty("sha256")), f.GetProperty("bytes").GetInt64()))],
    };

    private static ImmutableArray<Axis> ReadAxes(JsonElement json)
    {
        var axes = ImmutableArray.CreateBuilder<Axis>();
        var count = 1L;
        foreach (var a in json.EnumerateArray())
        {
            ImmutableArray<string> keys = [.. a.GetProperty("keys").EnumerateArray().Select(Text)];
            ImmutableArray<ImmutableArray<SettingValue>> points = [.. a.GetProperty("points").EnumerateArray().Select(p => p.EnumerateArray().Select(SettingJson.Read).ToImmutableArray())];
            if (keys.IsEmpty || points.IsEmpty || points.Any(p => p.Length != keys.Length))
            {
                throw new FormatException("an axis without keys or points, or with a point of another length");
            }

            count = count > long.MaxValue / points.Length ? throw new FormatException("more instances than can be counted") : count * points.Length;
            axes.Add(new Axis(keys, points));
        }

        return axes.ToImmutable();
    }

    private static string Text(JsonElement json) => json.GetString() ?? throw new FormatException("null in the place of a text");
}
